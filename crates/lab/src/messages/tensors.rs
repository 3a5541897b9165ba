//! Words for queries, keys and values from files.

use crate::text::Text;

messages! {
    // what is wrong
    FILE: "file", "文件";
    MAGIC: "first bytes", "开头字节";
    VERSION: "version", "版本";
    HEADER_LENGTH: "length of the header", "文件头长度";
    HEADER: "header", "文件头";
    NUMBERS: "numbers", "数值";
    FOUND_BYTES: "{count} bytes", "{count} 字节";
    FOUND_STRANGE: "{count} × not finite, first {kind} at {place}", "{count} 个非有限值，首个为 {kind}，在 {place}";
    FOUND_UNREAD: "the browser cannot read it", "浏览器无法读取";
    ALLOWED_UNREAD: "a file, no folder, that has not changed since it was dropped", "自拖入后未改动的文件，而非文件夹";
    ALLOWED_ENDING: "files .npy and .safetensors that are not empty", "非空的 .npy 与 .safetensors 文件";
    ALLOWED_BYTES: "at most {max} MiB", "不超过 {max} MiB";
    ALLOWED_LENGTH: "{count} bytes", "{count} 字节";
    ALLOWED_AT_MOST: "at most {max}", "不超过 {max}";
    ALLOWED_BETWEEN: "from {min} to {max}", "{min} 到 {max}";
    ALLOWED_DICTIONARY: "a Python dictionary with descr, fortran_order and shape, each once", "一个 Python 字典，descr、fortran_order、shape 各出现一次";
    ALLOWED_PRESENT: "that {key} is there", "必须给出 {key}";
    ALLOWED_DESCR: "f8, f4 or f2 with < or >, or <V2 for bfloat16", "带 < 或 > 的 f8、f4、f2，或表示 bfloat16 的 <V2";
    ALLOWED_TUPLE: "a tuple of whole numbers from 0, such as (17, 64)", "由非负整数组成的元组，如 (17, 64)";
    ALLOWED_JSON: "a JSON object of 1 to 4096 tensors, no name twice", "含 1 至 4096 个张量的 JSON 对象，名称不得重复";
    ALLOWED_ENTRY: "an object with dtype, shape and data_offsets", "含 dtype、shape、data_offsets 的对象";
    ALLOWED_LIST: "a list of whole numbers from 0", "非负整数的列表";
    ALLOWED_OFFSETS: "two whole numbers: first byte and end", "两个整数：首字节与末尾";
    ALLOWED_COVER: "[{from}, {to}] within {bytes} bytes: tensors follow each other without gap or overlap", "在 {bytes} 字节内为 [{from}, {to}]：各张量首尾相接，无间隙、无重叠";
    ALLOWED_RANK: "[n, d], [heads, n, d] or [batch, heads, n, d]", "[n, d]、[heads, n, d] 或 [batch, heads, n, d]";
    ALLOWED_SIZE: "at least 1 along each axis", "每个维度至少为 1";
    ALLOWED_ROWS: "at most {max} rows, the last axis but one", "倒数第二维（行数）不超过 {max}";
    ALLOWED_WIDTH: "at most {max} columns, the last axis", "最后一维（列数）不超过 {max}";
    ALLOWED_HEADS: "at most {max} heads and sequences", "头数与批大小各不超过 {max}";
    ALLOWED_FINITE: "finite numbers", "有限的数";
    ALLOWED_KEY: "n and d of q, {shape}; as many heads, or a part of them", "与 q 的 n、d 相同（{shape}）；头数相同或为其约数";
    ALLOWED_VALUE: "n and heads of k, {shape}; any width", "与 k 的 n 和头数相同（{shape}）；宽度不限";
    ALLOWED_HEAD: "an even d from 2 to {max}, as of every head here", "d 为 2 到 {max} 的偶数，与此处所有的头一样";
    ALLOWED_VALUES: "numbers from −{max} to {max}", "−{max} 到 {max} 之间的数";

    // what there is
    HOLDS: "{file}: {tensors}.", "{file}：{tensors}。";
    HOLDS_MORE: "{file}: {tensors}; {count} more that cannot be q, k or v.", "{file}：{tensors}；另有 {count} 个不能作为 q、k 或 v。";
    MISSING: "Still missing: {names}. Drop it, too, or choose it from the list.", "尚缺：{names}。请一并拖入，或从列表中选择。";
    GONE: "The numbers that the link names are not on this machine. Until the same file is dropped, the page goes on as if there were none.", "链接所指的数值不在本机。拖入同一文件之前，页面按没有该文件处理。";
    READ: "Read: q = {q}, k = {k}, {rows} rows, d = {dim}.", "已读取：q = {q}，k = {k}，{rows} 行，d = {dim}。";
    READ_VALUES: "Read: q = {q}, k = {k}, v = {v}, {rows} rows, d = {dim}.", "已读取：q = {q}，k = {k}，v = {v}，{rows} 行，d = {dim}。";
    READ_CONTENT: "Read: q = {q}, k = {k}. Row by row, one for each token; after {rows} tokens from the start again. The head dim is {dim}, as in the file.", "已读取：q = {q}，k = {k}。逐行对应词元，满 {rows} 个词元后从头重复。头维度为 {dim}，与文件一致。";
    ONES: "all ones, as the file is not here", "全 1（文件未载入）";
    BATCH: "Sequence of the batch", "批中的序列";
    HEAD: "Head", "头";
}
