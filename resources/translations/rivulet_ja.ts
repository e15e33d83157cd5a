<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>page</name>
    <message>
        <source>A reply is arriving. Wait for its end, or stop it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self._page</name>
    <message>
        <source></source>
        <extracomment>The conversations are other ones now, or none.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
