//! Words of the Length: results.

use crate::text::Text;

messages! {
    QUESTION: "What was measured with trained models, and what does geometry say about the same methods?", "训练好的模型测得了什么？几何量对同样的方法又说了什么？";
}
