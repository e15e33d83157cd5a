// A chat as the AI SDK's documentation has it, with the gateway's address for its own route.
import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const { url, token } = window.gateway;
const transport = new DefaultChatTransport({
  api: `${url}/api/chat`,
  headers: { Authorization: `Bearer ${token}` },
});

function Part({ part }) {
  if (part.type === "text") return <span className="text">{part.text}</span>;
  if (part.type === "reasoning") return <i className="reasoning">{part.text}</i>;
  if ("toolCallId" in part) {
    const name = part.toolName ?? part.type.replace(/^tool-/, "");
    return <code className="tool">{`${name} ${part.state} ${JSON.stringify(part.input)}`}</code>;
  }
  return null;
}

function Chat() {
  const { messages, sendMessage, status, stop, error, regenerate } = useChat({ transport });
  const [input, setInput] = useState("");
  const submit = (event) => {
    event.preventDefault();
    sendMessage({ text: input });
    setInput("");
  };
  return (
    <main>
      {messages.map((message) => (
        <p key={message.id} className={message.role}>
          {message.parts.map((part, index) => <Part key={index} part={part} />)}
        </p>
      ))}
      <output id="status">{status}</output>
      <output id="error">{error?.message}</output>
      <form onSubmit={submit}>
        <input value={input} onChange={(event) => setInput(event.target.value)} />
      </form>
      <button id="stop" onClick={stop}>Stop</button>
      <button id="again" onClick={() => regenerate()}>Again</button>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Chat />);
