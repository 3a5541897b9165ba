//! Words of the sequence editor of the Layouts.

use crate::text::Text;

messages! {
    SEQUENCE_PRESETS: "Start from", "从此开始";
    SEQUENCE_OWN: "Own sequence", "自定义序列";
    SEQUENCE_ONE_IMAGE: "An image between texts", "文本之间的一幅图像";
    SEQUENCE_PAPER: "3 + 2×3 + 2, as in the articles", "3 + 2×3 + 2，如文章所示";
    SEQUENCE_IMAGE_FIRST: "Image first", "图像在前";
    SEQUENCE_TWO_IMAGES: "Two images", "两幅图像";
    SEQUENCE_DOCUMENT: "Interleaved document", "图文交错的文档";
    SEQUENCE_CLIP: "Short clip", "短视频";
    SEQUENCE_LONG_VIDEO: "Long video", "长视频";
    SEQUENCE_SCREENSHOT: "4K screenshot, merge 2", "4K 截图，合并 2";
    SEQUENCE_TWENTY_THOUSAND: "20 000 tokens", "20 000 个词元";
    SEQUENCE_SUM: "{n} tokens: {text} of text, {patches} of images and video", "{n} 个词元：文本 {text}，图像与视频 {patches}";
    BLOCK_TOKENS: "tokens {from}–{to}", "词元 {from}–{to}";
    BLOCK_EMPTY: "no token", "无词元";
    BLOCK_PATCHES: "{h}×{w} patches before merging", "合并前 {h}×{w} 个图块";
    BLOCK_RATE: "{fps} frames per second", "每秒 {fps} 帧";
    ADD_TEXT: "+ Text", "+ 文本";
    ADD_IMAGE: "+ Image", "+ 图像";
    ADD_VIDEO: "+ Video", "+ 视频";
    BLOCK_KEYS: "{name}. Arrow keys choose a block, Alt with arrow keys moves it, plus and minus resize it, D duplicates it, Delete removes it.", "{name}。方向键选择块，Alt 加方向键移动，加减号调整大小，D 复制，Delete 删除。";
    BLOCK_LEFT: "Move the block to the left", "将块左移";
    BLOCK_RIGHT: "Move the block to the right", "将块右移";
    BLOCK_DUPLICATE: "Duplicate the block", "复制块";
    BLOCK_REMOVE: "Remove the block", "删除块";
    BLOCK_LAST: "A sequence needs a block with a token.", "序列至少需要一个含词元的块。";
    SIDE_TOKENS: "Tokens", "词元";
    SIDE_FRAMES: "Frames", "帧数";
    SIDE_ROWS: "Rows", "行数";
    SIDE_COLUMNS: "Columns", "列数";
    SIDE_SECONDS: "Seconds per frame", "每帧秒数";
    SIDE_MERGE: "Merge size", "合并尺寸";

    // lessons
    LESSON: "Lesson", "课程";
    LESSON_BEGIN: "Begin", "开始";
    LESSON_STEP: "step {n} of {all}", "第 {n} 步，共 {all} 步";
    LESSON_NEXT: "Next", "下一步";
    LESSON_BACK: "Back", "上一步";
    LESSON_RESET: "Reset this step", "重置此步";
    LESSON_SHOW: "Show the answer", "显示答案";
    LESSON_RIGHT: "Right.", "正确。";
    LESSON_WRONG: "Not so.", "不对。";
}
