//! Words of the Images.

use crate::text::Text;

messages! {
    IMAGES: "Images", "图像";
    PAGE_QUESTION: "How near are the patches of a picture to each other, and in which directions?", "图像中的各个图块彼此有多近，沿哪些方向更近？";
}
