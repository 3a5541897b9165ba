//! Words of stacks of layers.
//!
//! Deliberately does not know: any stack.

use crate::text::Text;

messages! {
    STACK: "layers", "层";
    COUNT: "{layers} in {title}", "{title} 共 {layers} 层";
    NO_COUNT: "{title}; no number of layers was found, shown for {layers}", "{title}；未找到层数，此处按 {layers} 层";
    UNCONFIRMED: "Not all of its numbers were read in a source that can be named.", "并非所有数字都有可指明的出处。";
    KIND: "layers {places} ({count} of {layers})", "第 {places} 层（{layers} 层中的 {count} 层）";
    FULL: "read everything", "读取全部";
    STATE: "read everything through a state of fixed size", "通过固定大小的状态读取全部";
    WINDOW: "read the last {width} tokens", "读取最近 {width} 个词元";
    CHUNK: "read their chunk of {width} tokens", "读取所在的 {width} 词元块";
    REACH_ONE: "reach of 1 layer", "1 层的可及范围";
    REACH_MANY: "reach of {depth} layers", "{depth} 层的可及范围";
    REACH_ALL: "the whole text", "整个文本";
    REACH_SOME: "at most {tokens} tokens", "至多 {tokens} 个词元";
}
