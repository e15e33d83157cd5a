// What programs do with the official clients for Node; prints what they got, as JSON.
// Arguments: the gateway's address, and a token. The test has the answers ready in this order.

import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";

const [url, token] = process.argv.slice(2);
const hello = [{ role: "user", content: "Hello" }];
const schema = { type: "object", properties: { of: { type: "string" } } };
const got = {};

const openai = new OpenAI({ baseURL: `${url}/v1`, apiKey: token, maxRetries: 0 });
const anthropic = new Anthropic({ baseURL: url, apiKey: token, maxRetries: 0 });

async function failure(act) {
  try {
    await act();
    return "nothing failed";
  } catch (error) {
    return { name: error.constructor.name, status: error.status ?? null, words: error.message };
  }
}

got.models = (await openai.models.list()).data.map((model) => model.id);

{
  const stream = await openai.chat.completions.create({
    model: "m", messages: hello, stream: true, stream_options: { include_usage: true },
  });
  const texts = [];
  let usage = null;
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) texts.push(chunk.choices[0].delta.content);
    usage = chunk.usage ?? usage;
  }
  got.chat = { texts, tokens: usage?.completion_tokens };
}
{
  const tools = [{ type: "function", function: { name: "count", parameters: schema } }];
  const stream = openai.chat.completions.stream({ model: "m", messages: hello, tools });
  const { choices } = await stream.finalChatCompletion();
  got.chatTools = choices[0].message.tool_calls.map(({ function: f }) => [f.name, f.arguments]);
}
{
  const stream = await openai.responses.create({ model: "m", input: "Hello", stream: true });
  let text = "";
  let last = "";
  for await (const event of stream) {
    if (event.type === "response.output_text.delta") text += event.delta;
    last = event.type;
  }
  got.responses = { text, last };
}
{
  const stream = anthropic.messages.stream({ model: "m", max_tokens: 99, messages: hello });
  const pieces = [];
  stream.on("text", (text) => pieces.push(text));
  const message = await stream.finalMessage();
  got.messages = { pieces, stop: message.stop_reason, tokens: message.usage.output_tokens };
}
{
  const tools = [{ name: "count", input_schema: schema }];
  const stream = anthropic.messages.stream({ model: "m", max_tokens: 99, messages: hello, tools });
  const message = await stream.finalMessage();
  got.messagesTools = message.content
    .filter(({ type }) => type === "tool_use").map(({ name, input }) => [name, input]);
}
{
  const whole = await anthropic.messages.create({ model: "m", max_tokens: 9, messages: hello });
  got.whole = whole.content.map(({ text }) => text).join("");
}

// Streams that break off: never a normal end.
got.chatCut = await failure(async () => {
  const stream = await openai.chat.completions.create({ model: "m", messages: hello, stream: true });
  for await (const chunk of stream) got.beforeChatCut = chunk.choices[0]?.delta.content;
});
got.responsesCut = await failure(async () => {
  const stream = await openai.responses.create({ model: "m", input: "Hello", stream: true });
  for await (const event of stream) {
    if (event.type === "response.failed") throw new Error(event.response.error.message);
    if (event.type === "response.completed") return;
  }
});
got.messagesCut = await failure(async () => {
  await anthropic.messages.stream({ model: "m", max_tokens: 99, messages: hello }).finalMessage();
});

// Errors of the provider, and of the gateway itself.
const ask = { model: "m", messages: hello };
got.limited = await failure(() => openai.chat.completions.create(ask));
got.overloaded = await failure(() => anthropic.messages.create({ ...ask, max_tokens: 9 }));
got.unknown = await failure(() => openai.chat.completions.create({ ...ask, model: "x" }));
const stranger = { apiKey: "sk-rivulet-wrong", maxRetries: 0 };
got.openaiStranger = await failure(() =>
  new OpenAI({ ...stranger, baseURL: `${url}/v1` }).chat.completions.create(ask));
got.anthropicStranger = await failure(() =>
  new Anthropic({ ...stranger, baseURL: url }).messages.create({ ...ask, max_tokens: 9 }));

// Leaving in the middle.
{
  const stream = await openai.chat.completions.create({ ...ask, stream: true });
  for await (const chunk of stream) {
    if (chunk.choices[0]?.delta.content) break;
  }
  got.left = "openai";
}
{
  const stream = anthropic.messages.stream({ ...ask, max_tokens: 9 });
  await new Promise((done) => { stream.on("text", done); });
  stream.abort();
  got.left += await stream.done().then(() => " and more", () => ", anthropic");
}

console.log(JSON.stringify(got));
