//! Words of the Length.

use crate::text::Text;

pub mod crowd;
pub mod heads;
pub mod positions;
pub mod results;
pub mod settings;

messages! {
    LENGTH: "Length", "长度";
    PAGE_QUESTION: "The text is longer than any in training: what has never been seen, and what does each method do about it?", "文本比训练中的任何文本都长：哪些是从未见过的？各种方法如何应对？";
    TOPIC: "Part of the page", "页面部分";
    POSITIONS: "Positions", "位置";
    HEADS: "Two heads", "两个注意力头";
    CROWD: "Many tokens", "大量词元";
    SETTINGS: "Settings for a model", "模型设置";
    RESULTS: "Published results", "已发表的结果";
}
