//! Things that leave the page by the hand of the person: files and the clipboard.
//!
//! Deliberately does not know: what is in them.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

use crate::browser;

/// Offers text as a file.
pub fn offer_text(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options) {
        offer(name, &blob);
    }
}

/// Offers a canvas as a PNG file.
pub fn offer_png(name: &str, canvas: &HtmlCanvasElement) {
    let name = name.to_string();
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            offer(&name, &blob);
        }
    });
    // A canvas of no size has no picture to offer.
    let _ = canvas.to_blob(done.unchecked_ref());
}

fn offer(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    let link = browser::document().and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

/// Puts text into the clipboard; false where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = browser::window() else { return false };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false; // pages without https have none
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
