//! The printed tables.
//!
//! Deliberately does not know: figures.

use super::{Published, Row};
use crate::messages::length::results;
use crate::text::Text;

const fn words(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

const fn same(text: &'static str) -> Text {
    Text { en: text, zh: text }
}

const ACCURACY: Text = words("accuracy of the next token (%)", "下一词元准确率（%）");
const TRAINED: Text = words("512, trained", "512，训练长度");
const REPEATED: Text = words("4096, repeated", "4096，重复");
const NATURAL: Text = words("4096, natural", "4096，不重复");
const NAN: f64 = f64::NAN;

/// Every table, in the order of the switch.
pub(crate) static TABLES: &[Published] = &[
    Published {
        title: results::FREQUENCIES,
        decimals: 2,
        source: "Su, kexue.fm 9675, 9706",
        note: words(
            "After training, stretched 8 times; † is max(1, log n) put on afterwards, “-logn” was trained in. The column 512 is that of the unmodified model, so it does not show the extrapolation tax. Kexue.fm 9859 prints other NTK numbers for the same baseline (60.57 and 42.20); which variant it used is not stated.",
            "训练后外推 8 倍；† 为事后加上的 max(1, log n)，“-logn” 为训练时已加入。512 一列是未修改模型的数值，因此不显示外推代价。kexue.fm 9859 对同一基线印有不同的 NTK 数值（60.57 与 42.20），未说明所用变体。",
        ),
        unit: ACCURACY,
        columns: &[TRAINED, REPEATED, NATURAL],
        rows: &[
            Row("Baseline", &[49.41, 24.17, 23.16]),
            Row("Baseline-logn", &[49.40, 24.60, 24.02]),
            Row("PI", &[49.41, 15.04, 13.54]),
            Row("PI-logn", &[49.40, 14.99, 16.51]),
            Row("NTK-old", &[49.41, 51.28, 39.27]),
            Row("NTK-logn-old", &[49.40, 61.71, 43.75]),
            Row("NTK-fixed", &[49.41, 51.86, 39.61]),
            Row("NTK-logn†-fixed", &[49.41, 55.94, 41.11]),
            Row("NTK-logn-fixed", &[49.40, 62.85, 44.14]),
            Row("NTK-mixed", &[49.41, 53.09, 40.12]),
            Row("NTK-logn†-mixed", &[49.41, 59.11, 42.38]),
            Row("NTK-logn-mixed", &[49.40, 68.91, 45.41]),
        ],
    },
    Published {
        title: results::REROPE,
        decimals: 2,
        source: "Su, kexue.fm 9708",
        note: words(
            "The window may be a quarter to a half of the training length; at 512 nothing is left of it. The same models as before.",
            "窗口取训练长度的四分之一到一半均可；取 512 时崩溃。模型同前。",
        ),
        unit: ACCURACY,
        columns: &[
            REPEATED,
            NATURAL,
            words("logn†, repeated", "logn†，重复"),
            words("logn†, natural", "logn†，不重复"),
            words("logn, repeated", "logn，重复"),
            words("logn, natural", "logn，不重复"),
        ],
        rows: &[
            Row("w = 64", &[69.39, 45.19, 78.58, 47.42, 84.38, 48.14]),
            Row("w = 128", &[76.11, 47.82, 82.28, 48.78, 85.47, 48.87]),
            Row("w = 256", &[77.90, 48.48, 82.40, 48.85, 85.12, 49.07]),
            Row("w = 384", &[70.72, 48.15, 76.42, 48.31, 83.24, 48.62]),
            Row("w = 512", &[7.09, 8.25, 7.08, 8.25, 15.84, 10.83]),
        ],
    },
    Published {
        title: results::LEAKY,
        decimals: 2,
        source: "Su, kexue.fm 9708",
        note: words(
            "Trained with logn, at 4096 tokens. The two cells that drop, k = 8, are those whose largest distance w + (4095 − w)/k exceeds 512: 623.9 and 735.9.",
            "训练时加入 logn，长度 4096。下降的两格（k = 8）正是最大距离 w + (4095 − w)/k 超过 512 者：623.9 与 735.9。",
        ),
        unit: ACCURACY,
        columns: &[
            words("w = 128, repeated", "w = 128，重复"),
            words("w = 128, natural", "w = 128，不重复"),
            words("w = 256, repeated", "w = 256，重复"),
            words("w = 256, natural", "w = 256，不重复"),
        ],
        rows: &[
            Row("k = 64", &[85.29, 48.96, 84.60, 49.03]),
            Row("k = 32", &[85.31, 49.03, 84.30, 48.97]),
            Row("k = 16", &[85.15, 49.10, 83.59, 48.87]),
            Row("k = 8", &[80.00, 48.11, 69.80, 45.72]),
        ],
    },
    Published {
        title: results::TRAINED_IN,
        decimals: 2,
        source: "Su, kexue.fm 9603, 9728, 9731",
        note: words(
            "Models that were trained with the method. HWFA2 w64-f2: window 64, two full layers.",
            "训练时即采用该方法的模型。HWFA2 w64-f2：窗口 64，两个全注意力层。",
        ),
        unit: ACCURACY,
        columns: &[TRAINED, REPEATED, NATURAL],
        rows: &[
            Row("HWFA", &[48.70, 80.84, 48.15]),
            Row("InvLeaky-w128-logn", &[49.38, 82.25, 48.32]),
            Row("InvLeaky-w128-b8-logn", &[49.62, 81.15, 48.85]),
            Row("HWFA2 w32-f1", &[49.29, 83.13, 49.34]),
            Row("HWFA2 w64-f1", &[49.32, 82.41, 49.37]),
            Row("HWFA2 w128-f1", &[49.21, 80.18, 48.99]),
            Row("HWFA2 w256-f1", &[49.00, 54.94, 47.64]),
            Row("HWFA2 w32-f2", &[49.50, 84.09, 49.35]),
            Row("HWFA2 w64-f2", &[49.46, 84.43, 49.36]),
            Row("HWFA2 w128-f2", &[49.35, 83.09, 48.97]),
            Row("HWFA2 w256-f2", &[49.37, 75.24, 48.42]),
        ],
    },
    Published {
        title: results::KEY_NORM,
        decimals: 2,
        source: "Su, kexue.fm 9859",
        note: words(
            "At 4096 tokens. [≠] For CosA-logn, natural, the first table of the article prints 48.95, the second 48.39, which stands here. [≠] The NTK columns differ from those of kexue.fm 9706 for the same baseline. ReRoPE is that with w = 128.",
            "长度 4096。[≠] CosA-logn 不重复一项，文章第一张表为 48.95，第二张为 48.39，此处取后者。[≠] NTK 两列与 kexue.fm 9706 对同一基线的数值不同。ReRoPE 取 w = 128。",
        ),
        unit: ACCURACY,
        columns: &[
            TRAINED,
            words("as is, repeated", "不作改动，重复"),
            words("as is, natural", "不作改动，不重复"),
            words("+NTK, repeated", "+NTK，重复"),
            words("+NTK, natural", "+NTK，不重复"),
            words("+YaRN, repeated", "+YaRN，重复"),
            words("+YaRN, natural", "+YaRN，不重复"),
            words("+ReRoPE, repeated", "+ReRoPE，重复"),
            words("+ReRoPE, natural", "+ReRoPE，不重复"),
        ],
        rows: &[
            Row("Baseline", &[49.41, 24.17, 23.16, 60.57, 42.20, 80.10, 47.45, 76.11, 47.82]),
            Row("Baseline-logn", &[49.40, 24.60, 24.02, 75.86, 47.06, 82.57, 46.52, 85.47, 48.87]),
            Row("QNA", &[49.55, 22.45, 22.18, 52.28, 39.88, 82.53, 47.50, 78.22, 47.72]),
            Row("QNA-logn", &[49.42, 19.55, 18.74, 57.44, 41.56, 80.08, 45.16, 84.71, 48.31]),
            Row("KNA", &[49.60, 61.08, 47.69, 64.44, 43.02, 84.19, 47.44, 77.76, 47.73]),
            Row("KNA-logn", &[49.58, 63.17, 46.40, 79.05, 47.43, 83.95, 47.16, 85.48, 48.78]),
            Row("CosA", &[49.73, 58.90, 46.98, 62.50, 42.77, 83.40, 47.80, 77.82, 47.80]),
            Row("CosA-logn", &[49.67, 64.74, 48.39, 78.97, 47.46, 82.28, 45.72, 85.67, 48.39]),
        ],
    },
    Published {
        title: results::LLAMA,
        decimals: 4,
        source: "Su, kexue.fm 9708; github.com/bojone/rerope",
        note: words(
            "Loss on the last 4096 tokens of the context. A method that uses the context has a loss that falls with it; ReRoPE (w = 1024) pays next to nothing at 4k, NTK does.",
            "上下文最后 4096 个词元的损失。真正利用上下文的方法，损失随上下文增长而下降；ReRoPE（w = 1024）在 4k 处几乎没有代价，NTK 则有。",
        ),
        unit: words("loss", "损失"),
        columns: &[same("4k"), same("8k"), same("16k")],
        rows: &[
            Row("RoPE", &[1.4967, 8.8615, NAN]),
            Row("NTK", &[1.6081, 1.5417, 1.5163]),
            Row("ReRoPE", &[1.4996, 1.4267, 1.4001]),
        ],
    },
    Published {
        title: results::QWEN,
        decimals: 2,
        source: "github.com/QwenLM/Qwen",
        note: words(
            "Perplexity of the first version. Of window attention two numbers are quoted.",
            "第一版的困惑度。窗口注意力只引用了两个数值。",
        ),
        unit: words("perplexity", "困惑度"),
        columns: &[same("1024"), same("2048"), same("4096"), same("8192"), same("16384")],
        rows: &[
            Row("original", &[4.23, 3.78, 39.35, 469.81, 2645.09]),
            Row("+ dynamic NTK", &[4.23, 3.78, 3.59, 3.66, 5.71]),
            Row("+ dynamic NTK + logn", &[4.23, 3.78, 3.58, 3.56, 4.62]),
            Row("+ … + window", &[NAN, NAN, NAN, 3.49, 4.32]),
        ],
    },
    Published {
        title: results::CHUNKS,
        decimals: 2,
        source: "github.com/HKUNLP/ChunkLlama",
        note: words(
            "ChunkLlama3-8B (dual chunk attention) on PG19: perplexity as the context grows from 4k to 160k.",
            "ChunkLlama3-8B（双块注意力）在 PG19 上的困惑度，上下文从 4k 增至 160k。",
        ),
        unit: words("perplexity", "困惑度"),
        columns: &[
            same("1"),
            same("2"),
            same("3"),
            same("4"),
            same("5"),
            same("6"),
            same("7"),
            same("8"),
        ],
        rows: &[Row("ChunkLlama3-8B", &[9.04, 8.71, 8.61, 8.62, 8.95, 9.43, 10.04, 10.66])],
    },
    Published {
        title: results::INVARIANCE,
        decimals: 2,
        source: "Su, kexue.fm 8823",
        note: words(
            "Masked language model trained with 64 tokens: accuracy with and without log n.",
            "以 64 个词元训练的掩码语言模型：有无 log n 的准确率。",
        ),
        unit: words("accuracy (%)", "准确率（%）"),
        columns: &[same("64"), same("128"), same("256"), same("512"), same("1024")],
        rows: &[
            Row("standard", &[43.27, 36.53, 23.02, 15.12, 11.54]),
            Row("logn", &[43.11, 41.17, 34.04, 20.15, 13.58]),
        ],
    },
    Published {
        title: results::BIASES,
        decimals: 2,
        source: "Su, kexue.fm 9577",
        note: words(
            "RoPE with learned biases of q and k, trained with 512 tokens. The author later doubts that it can be reproduced.",
            "RoPE 加可学习的 q、k 偏置，以 512 个词元训练。作者后来对其可复现性存疑。",
        ),
        unit: ACCURACY,
        columns: &[same("512"), same("1024"), same("2048"), same("4096")],
        rows: &[
            Row("without", &[52.37, 33.15, 22.85, 17.87]),
            Row("with", &[52.75, 50.99, 45.25, 39.55]),
        ],
    },
];
