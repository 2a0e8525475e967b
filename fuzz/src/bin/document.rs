//! A context document as some host wrote it: every view reads it, and nothing of it is lost.
#![no_main]

use std::hint::black_box;

use astra_core::{
    agent::understand,
    context::{ContextPatch, PatchBy, UserContext},
    prompt::{Budget, Template, Variables},
};
use astra_fuzz::object;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some(fields) = object(bytes) else { return };
    let mut document = UserContext::from_fields(fields.clone());
    black_box(document.name());
    black_box(document.missing_fields());
    black_box(document.preferences());
    black_box(document.birth_charts());
    black_box(document.events());
    black_box(document.redacted());
    for message in document.recent_messages() {
        black_box(understand(&message.text));
    }
    if let Some(request) = document.pinned_facts().chart_request(document.system()) {
        let _ = astra_core::chart::ChartEngine::natal(&*astra_fuzz::ENGINE, &request);
    }
    let rendered = Variables::render(&document, Budget::default());
    let text = fields
        .get("prompt")
        .and_then(|prompt| prompt.as_str())
        .unwrap_or("{{overview}}");
    black_box(Template::new(text).render(rendered.values()));
    assert_eq!(document.fields(), &fields);
    for by in [PatchBy::User, PatchBy::Host] {
        if let Ok(patch) = ContextPatch::from_json(by, &fields.clone().into()) {
            patch.apply(&mut document);
        }
    }
});
