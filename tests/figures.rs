//! Every view of the Bench for every scheme, and those of other pages for a few, as text. A picture that panics, is empty or changes unnoticed fails here.

use rotarium_kernel::number::significant;
use rotarium_kernel::schemes;
use rotarium_lab::figure::{Cells, Figure, Grip, Mark};
use rotarium_lab::{
    Action, Experiment, Lab, Language, Projection, Show, SlotName, View, link, views,
};

/// The default state with a scheme in slot A, drawn small.
fn figure(view: &View, lab: &Lab, language: Language) -> Figure {
    Experiment::new(view, lab, language, 200).figure()
}

fn with_scheme(scheme: &'static schemes::Scheme) -> Lab {
    let mut lab = Lab::default();
    lab.apply(&Action::Choose(SlotName::A, scheme));
    lab
}

#[test]
fn every_view_of_every_scheme() {
    for scheme in schemes::ALL {
        let mut text = String::new();
        for view in views::BENCH {
            let figure = figure(view, &with_scheme(scheme), Language::En);
            assert!(!figure.marks.is_empty(), "{} of {} is empty", view.id, scheme.id);
            describe(&figure, &mut text);
        }
        insta::assert_snapshot!(scheme.id, text);
    }
}

/// The sides from which schemes with several axes can be seen, of a picture and of a clip.
#[test]
fn every_side_of_every_scheme_with_three_axes_or_more() {
    let view = &views::layout::VIEW;
    for scheme in schemes::ALL {
        let mut text = String::new();
        let mut lab = with_scheme(scheme);
        lab.compared = 1;
        if lab.head(SlotName::A).layout().axes().len() < 3 {
            continue;
        }
        for sequence in ["t3,i2x3,t2", "t2,v3x2x2@1,t2"] {
            let opened = link::read(&format!("#/layouts?seq={sequence}"), Language::En);
            lab.sequence = opened.lab.sequence;
            for choice in (view.choices)(&lab) {
                lab.apply(&choice.action);
                if lab.projection != Projection::default() || sequence.contains('v') {
                    text.push_str(&format!("{} of {sequence}\n", lab.projection.id()));
                    describe(&figure(view, &lab, Language::En), &mut text);
                }
            }
        }
        insta::assert_snapshot!(format!("sides-{}", scheme.id), text);
    }
}

/// Schemes whose pairs are dealt out in different ways, for the views that only the Layouts show.
const DEALT: [&str; 6] = ["rope-tv", "m-rope", "m-rope-i", "hope", "golden-gate", "none"];

#[test]
fn the_views_of_the_layouts() {
    for id in DEALT {
        let mut text = String::new();
        for view in views::OF_ONE {
            describe(
                &figure(view, &with_scheme(schemes::find(id).unwrap()), Language::En),
                &mut text,
            );
        }
        insta::assert_snapshot!(format!("layouts-{id}"), text);
    }
    let mut text = String::new();
    for view in views::OF_ONE {
        describe(
            &figure(view, &with_scheme(schemes::find("hope").unwrap()), Language::Zh),
            &mut text,
        );
    }
    insta::assert_snapshot!("layouts-zh", text);
}

#[test]
fn every_difference_in_chinese() {
    let mut text = String::new();
    let mut lab = Lab::default();
    lab.apply(&Action::Show(Show::Difference));
    for view in views::BENCH {
        describe(&figure(view, &lab, Language::Zh), &mut text);
    }
    insta::assert_snapshot!("difference-zh", text);
}

/// The page on decay: what turns, what stretches, what turns in part, and what has no kernel of a base.
#[test]
fn decay_of_a_few_schemes() {
    for id in ["rope", "yarn", "partial", "alibi"] {
        let mut text = String::new();
        let mut lab = with_scheme(schemes::find(id).unwrap());
        lab.train = 1024;
        for show in [Show::A, Show::Difference] {
            lab.apply(&Action::Show(show));
            for view in [
                &views::curves::VIEW,
                &views::bases::VIEW,
                &views::definitions::VIEW,
                &views::profile::VIEW,
            ] {
                describe(&figure(view, &lab, Language::En), &mut text);
            }
        }
        lab.apply(&Action::Show(Show::A));
        describe(&figure(&views::bases::VIEW, &lab, Language::Zh), &mut text);
        insta::assert_snapshot!(format!("decay-{id}"), text);
    }
}

#[test]
fn two_schemes_never_share_all_pictures() {
    let pictures = |scheme| -> Vec<Figure> {
        views::BENCH.iter().map(|view| figure(view, &with_scheme(scheme), Language::En)).collect()
    };
    for (index, a) in schemes::ALL.iter().enumerate() {
        for b in &schemes::ALL[index + 1..] {
            assert_ne!(pictures(a), pictures(b), "{} and {}", a.id, b.id);
        }
    }
}

/// The views that are not on the Bench, for recipes that differ in what they do to a score.
#[test]
fn views_beside_the_bench() {
    for id in ["rope", "none", "sinusoidal", "m-rope", "rerope", "fire"] {
        let mut text = String::new();
        let mut lab = with_scheme(schemes::find(id).unwrap());
        lab.mix.muted.set(3, 7, true);
        lab.mix.still.set(60, 63, true);
        lab.mix.shift = 40;
        for view in [
            &views::clocks::VIEW,
            &views::shift::VIEW,
            &views::mixer::VIEW,
            &views::reach::VIEW,
            &views::precision::VIEW,
            &views::pairing::VIEW,
        ] {
            for language in Language::ALL {
                let figure = figure(view, &lab, language);
                assert!(!figure.marks.is_empty() && !figure.table.rows.is_empty(), "{id}");
                describe(&figure, &mut text);
            }
        }
        insta::assert_snapshot!(format!("rotation-{id}"), text);
    }
}

/// No length, width or place makes a view hang, panic or show nothing.
#[test]
fn extremes_of_the_rotation_give_figures() {
    for link in [
        "#/rotation?scheme=rope&dim=2&image=none&before=1&after=0",
        "#/rotation?scheme=rope&dim=512&image=none&before=1048576&after=0&pin=1000000,3,255&shift=1048576",
        "#/rotation?scheme=none&dim=512&mute=0-255",
        "#/rotation?scheme=sinusoidal&dim=2&content=gaussian&still=0&shift=1048576",
        "#/rotation?content=gaussian&image=none&before=100000",
        "#/rotation?scheme=cope&image=none&before=20000&show=a-b",
        "#/rotation?scheme=rope&base=1000000000&train=16777216",
        "#/rotation?scheme=rope&position=1048576&base=1000000000&content=gaussian",
        "#/rotation?scheme=rope&position=0&dim=512&code=other",
        "#/rotation?scheme=rope&dim=2&weights=permuted",
    ] {
        let opened = rotarium_lab::link::read(link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        for view in [
            &views::clocks::VIEW,
            &views::shift::VIEW,
            &views::mixer::VIEW,
            &views::reach::VIEW,
            &views::precision::VIEW,
            &views::pairing::VIEW,
        ] {
            let figure = figure(view, &opened.lab, Language::En);
            assert!(!figure.marks.is_empty() && figure.summary.len() > 30, "{} of {link}", view.id);
            for range in [figure.x.range, figure.y.range] {
                assert!(
                    range.0.is_finite() && range.1 > range.0,
                    "{} of {link}: {range:?}",
                    view.id
                );
            }
        }
    }
}

/// Every method of length extrapolation that is a scheme.
const METHODS: &str = "rope pi ntk ntk-mixed dynamic-ntk qwen-dynamic-ntk ntk-by-parts yarn dynamic-yarn llama3 longrope abf p-rope \
    partial proportional rerope leaky-rerope inv-leaky-rerope self-extend dca window lambda lm-infinite streaming-llm chunked \
    log-n log-n-post-hoc ssmax key-norm qna cosa qk-norm alibi kerple-log kerple-power t5 fire sandwich xpos cope qk-bias none";

/// The positions of the Length: recipes that bend distances, change frequencies evenly or not, mask, or turn nothing.
#[test]
fn positions_of_the_length() {
    for id in METHODS.split_whitespace() {
        let mut text = String::new();
        let opened = link::read(&format!("#/length?compare=1&scheme={id}"), Language::En);
        for view in [&views::rho::VIEW, &views::arcs::VIEW] {
            for language in Language::ALL {
                describe(&figure(view, &opened.lab, language), &mut text);
            }
        }
        insta::assert_snapshot!(format!("positions-{id}"), text);
    }
    let (mut text, opened) = (String::new(), link::read("#/length?compare=6", Language::En));
    for view in
        [&views::factors::VIEW, &views::bends::VIEW, &views::shared::VIEW, &views::depth::VIEW]
    {
        for language in Language::ALL {
            describe(&figure(view, &opened.lab, language), &mut text);
        }
    }
    insta::assert_snapshot!("positions-compared", text);
}

/// What a patch sees of its picture, for recipes that count, rescale or bend, on a grid larger than that of training.
#[test]
fn views_of_a_picture() {
    let schemes = "scheme=rope&b.scheme=rope-vit&c.scheme=golden-gate&d.scheme=eva-02&e.scheme=dino-v3&f.scheme=circle-rope";
    for (name, state) in
        [("middle", "seq=i12x12"), ("corner", "seq=t3,i6x9&pin=3,3&train-grid=5&ring=3")]
    {
        let opened = link::read(&format!("#/images?{state}&{schemes}"), Language::En);
        assert_eq!(opened.notices, []);
        let mut text = String::new();
        for language in Language::ALL {
            for slot in SlotName::ALL {
                let lab = opened.lab.showing(Show::One(slot));
                describe(&figure(&views::patch::VIEW, &lab, language), &mut text);
            }
            for view in [&views::circles::VIEW, &views::directions::VIEW] {
                let figure = figure(view, &opened.lab, language);
                assert!(!figure.table.rows.is_empty());
                describe(&figure, &mut text);
            }
        }
        insta::assert_snapshot!(format!("picture-{name}"), text);
    }
}

/// The heads with known content, the crowd and the printed results, as the page shows them and in Chinese.
#[test]
fn heads_crowd_and_results_of_the_length() {
    let shown = [
        ("heads", "", ["fitted", "shares", "backward"].as_slice()),
        ("crowd", "", &["needle", "crowd_entropy", "heats", "sinks", "key_norms"]),
        ("results", "&table=keynorm", &["published", "geometry"]),
    ];
    for (topic, more, ids) in shown {
        let mut text = String::new();
        let opened = link::read(&format!("#/length?topic={topic}{more}"), Language::En);
        assert_eq!(opened.notices, []);
        for view in ids.iter().map(|id| views::find(id).unwrap()) {
            for language in Language::ALL {
                describe(&figure(view, &opened.lab, language), &mut text);
            }
        }
        insta::assert_snapshot!(format!("length-{topic}"), text);
    }
}

/// Any value of their dials gives a figure, in no time to speak of.
#[test]
fn extremes_of_the_known_heads_give_figures() {
    for link in [
        "#/length?topic=heads&n=1048576&train=16777216&dim=512&ridge=0.00001&within=1048576&back=4096",
        "#/length?topic=heads&n=1&train=16&dim=2&back=1",
        "#/length?topic=heads&scheme=none&n=3",
        "#/length?topic=heads&scheme=cope&n=100&base=1000000000",
        "#/length?topic=heads&scheme=alibi&n=1048576&ridge=100",
        "#/length?topic=heads&scheme=lambda&n=70000",
        "#/length?topic=heads&scheme=self-extend&n=300000",
        "#/length?topic=heads&scheme=dca&n=9000",
        "#/length?topic=heads&scheme=m-rope&n=500",
        "#/length?topic=heads&scheme=sinusoidal&n=500",
        "#/length?topic=crowd&n=1048576&train=16777216&dim=512&spread=6&needle=40&lengths=2&lean=1",
        "#/length?topic=crowd&n=1&train=16&spread=0&needle=0&lean=-1&dim=2&sinklogit=40&learned=-40",
    ] {
        let opened = link::read(link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        for id in [
            "fitted",
            "shares",
            "backward",
            "needle",
            "crowd_entropy",
            "heats",
            "sinks",
            "key_norms",
        ] {
            let figure = figure(views::find(id).unwrap(), &opened.lab, Language::Zh);
            assert!(!figure.marks.is_empty() && !figure.summary.is_empty(), "{id} of {link}");
            for (low, high) in [figure.x.range, figure.y.range] {
                assert!(low < high && (low + high).is_finite(), "{id} of {link}: {low} {high}");
            }
        }
    }
}

/// The page Linear, each part with inputs that need no generator, in its first round.
#[test]
fn parts_of_the_linear() {
    let parts = [
        ("maps", "linear_maps linear_apart linear_rows"),
        ("path", "linear_path_map linear_path"),
        ("codebook", "linear_plane linear_cache linear_codes linear_blocks"),
        ("error", "linear_estimate linear_running linear_scatter linear_output linear_coded"),
        ("cost", "linear_flops linear_state linear_pays"),
    ];
    for (part, ids) in parts {
        let mut text = String::new();
        let opened =
            link::read(&format!("#/linear?linear={part}&source=closed&path=1.5"), Language::En);
        for id in ids.split_whitespace() {
            for language in Language::ALL {
                describe(&figure(views::find(id).unwrap(), &opened.lab, language), &mut text);
            }
        }
        insta::assert_snapshot!(format!("linear-{part}"), text);
    }
}

/// The chapters of the Recurrence. Views that print errors of rounding are left out: the last bits differ between processors.
#[test]
fn chapters_of_the_recurrence() {
    let shown = [
        ("turner", "turn-token=7&turn-step=3&n=9", ["reread", "unrolled", "held"].as_slice()),
        ("relatives", "relative=retnet", &["fading_mask", "fading", "state_costs"]),
        ("relatives", "relative=mamba&noise-step=0.5", &["fading_mask", "fading", "copied"]),
        ("memory", "recall-d=8&recall-dv=8", &["recall"]),
        (
            "sparse",
            "sparse=turns&hops=1",
            &["pairs_mask", "reached", "pattern_rows", "mask_work", "masked_map"],
        ),
    ];
    for (number, (chapter, more, ids)) in shown.into_iter().enumerate() {
        let mut text = String::new();
        let opened = link::read(&format!("#/recurrence?chapter={chapter}&{more}"), Language::En);
        assert_eq!(opened.notices, []);
        for view in ids.iter().map(|id| views::find(id).unwrap()) {
            for language in Language::ALL {
                describe(&figure(view, &opened.lab, language), &mut text);
            }
        }
        insta::assert_snapshot!(format!("recurrence-{}-{chapter}", number + 1), text);
    }
}

/// Any value of their dials gives a figure.
#[test]
fn extremes_of_the_recurrence_give_figures() {
    for link in [
        "n=1&dim=2&values=1&turn-layers=4&sparse-k=256&hops=16&recall-pairs=1&recall-d=1&recall-dv=1",
        "n=1048576&dim=64&values=64&turn-token=64&turn-step=64&hops=0&recall-pairs=512&stack-layers=256&stack-width=32768",
        "n=30&source=needle&found=40&scaled=raw&turn-digits=bf16&turn-order=random&turn-cache=on&sparse=fixed&sparse-c=64",
        "n=200&relative=mamba&signal-step=4&noise-step=4&signal-every=64&state-channel=16&sparse=full&sparse-sight=causal",
        "n=200&relative=rwkv&rwkv-w=4&rwkv-u=4&values=1&recall-keys=true&recall-keep=0&recall-scale=64&sparse=local",
        "n=200&relative=gla&gla-tau=0.5&deviation=8&recall-write=0&sparse=turns&sparse-k=1",
        "n=200&relative=gated&retain=0&rewrite=0&source=recall&sharpness=64",
    ] {
        let opened = link::read(&format!("#/recurrence?{link}"), Language::En);
        assert_eq!(opened.notices, [], "{link}");
        for id in [
            "reread",
            "converging",
            "unrolled",
            "reads",
            "held",
            "fading_mask",
            "hidden_map",
            "fading",
            "state_costs",
            "copied",
            "recall",
            "recall_age",
            "pairs_mask",
            "reached",
            "pattern_rows",
            "mask_work",
            "masked_map",
        ] {
            well_formed(&figure(views::find(id).unwrap(), &opened.lab, Language::Zh), id, link);
        }
    }
}

/// The page Focus, each part in its first round.
#[test]
fn parts_of_the_focus() {
    let parts = [
        ("sparsity", "", "focus_curves focus_row focus_map"),
        ("rank", "&ranktokens=12", "focus_spectra focus_masked"),
        ("length", "&dim=16", "focus_entropy focus_needle"),
    ];
    for (part, more, ids) in parts {
        let mut text = String::new();
        let opened = link::read(&format!("#/focus?focus={part}{more}"), Language::En);
        assert_eq!(opened.notices, []);
        for id in ids.split_whitespace() {
            for language in Language::ALL {
                describe(&figure(views::find(id).unwrap(), &opened.lab, language), &mut text);
            }
        }
        insta::assert_snapshot!(format!("focus-{part}"), text);
    }
}

/// Any value of their dials gives a figure.
#[test]
fn extremes_of_the_focus_give_figures() {
    for link in [
        "n=1&dim=2&ranktokens=1&rankprefix=128&rankwindow=64",
        "n=4096&dim=64&beta=4&qnorm=4&kspread=4&ranktokens=128&rankscale=8",
        "n=30&weighing=decay&lambda=0.5&heat=8&needlecos=1",
        "n=30&weighing=decay&lambda=1&heat=1&needlecos=-1",
        "n=30&weighing=relu2&beta=-4&qnorm=0.05&kspread=0.05",
        "n=2&weighing=identity&beta=0",
        "n=64&weighing=cosformer&dim=2",
    ] {
        let opened = link::read(&format!("#/focus?{link}"), Language::En);
        for id in [
            "focus_curves",
            "focus_row",
            "focus_map",
            "focus_spectra",
            "focus_masked",
            "focus_entropy",
            "focus_needle",
        ] {
            well_formed(&figure(views::find(id).unwrap(), &opened.lab, Language::Zh), id, link);
        }
    }
}

/// The page Mixed masks: the golden layout of the notes under every scheme.
#[test]
fn masks_of_every_scheme() {
    for scheme in rotarium_kernel::mixed::ALL {
        let mut text = String::new();
        for shows in ["mask", "targets", "cache", "layers"] {
            let link = format!("#/masks?mixed={}&beside=none&shows={shows}", scheme.id);
            let opened = link::read(&link, Language::En);
            assert_eq!(opened.notices, []);
            let ids: &[_] =
                if shows == "mask" { &["mask_map", "mask_grid"] } else { &["mask_map"] };
            for id in ids {
                for language in Language::ALL {
                    describe(&figure(views::find(id).unwrap(), &opened.lab, language), &mut text);
                }
            }
        }
        insta::assert_snapshot!(format!("masks-{}", scheme.id), text);
    }
}

/// Any sequence and any value of their dials gives a figure.
#[test]
fn extremes_of_the_masks_give_figures() {
    let links = [
        "seq=t1&looker=511",
        "seq=i1x1&images=seen",
        "seq=i16x16,t1&copies=8&patches=raster",
        "seq=t1048576",
        "seq=i128x128",
        "seq=v3x4x4@1,t2,i5x3m2,t1&vit-merge=4&images=last&rounds=1&round=0&condition=64",
        "seq=t2,i3x2,t2&copies=1&noised=behind&rounds=16&round=15",
    ];
    for (link, scheme) in
        links.iter().flat_map(|link| rotarium_kernel::mixed::ALL.iter().map(move |s| (link, s)))
    {
        let link = format!("#/masks?{link}&mixed={}&beside=bagel&shows=targets", scheme.id);
        let opened = link::read(&link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        for id in ["mask_map", "mask_other", "mask_grid", "mask_counts"] {
            let figure = figure(views::find(id).unwrap(), &opened.lab, Language::Zh);
            assert!(!figure.marks.is_empty() && !figure.summary.is_empty(), "{id} of {link}");
            for (low, high) in [figure.x.range, figure.y.range] {
                assert!(low < high && (low + high).is_finite(), "{id} of {link}: {low} {high}");
            }
        }
    }
}

fn well_formed(figure: &Figure, id: &str, link: &str) {
    assert!(!figure.marks.is_empty() && !figure.summary.contains("NaN"), "{id} of {link}");
    // Where there is nothing to show, a sentence stands alone.
    let sentence = matches!(figure.marks.as_slice(), [Mark::Text { .. }]);
    let told = !figure.table.rows.is_empty() && figure.summary.len() > 30;
    assert!(told || sentence, "{id} of {link}");
    for (low, high) in [figure.x.range, figure.y.range] {
        assert!(low < high && (low + high).is_finite(), "{id} of {link}: {low} {high}");
    }
}

/// Marks with their sizes and a few of their numbers, rounded so that the last bits do not matter.
fn describe(figure: &Figure, text: &mut String) {
    let Figure { title, x, y, marks, legend, summary, .. } = figure;
    let mut add = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    let range = |(low, high): (f64, f64)| format!("{} … {}", round(low), round(high));
    add(format!("# {title}\n{summary}"));
    add(format!("x: {} {}, y: {} {}", x.label, range(x.range), y.label, range(y.range)));
    for entry in legend {
        add(format!("legend: {:?} {}", entry.ink, entry.label));
    }
    for mark in marks {
        add(format!("- {}", line(mark)));
    }
    add(String::new());
}

fn line(mark: &Mark) -> String {
    let points = |points: &[(f64, f64)]| {
        let some = points.iter().step_by(points.len().div_ceil(4).max(1));
        let printed: Vec<_> =
            some.map(|(x, y)| format!("({}, {})", round(*x), round(*y))).collect();
        format!("{} points: {}", points.len(), printed.join(" "))
    };
    match mark {
        Mark::Line { points: line, ink, dashed, .. } => {
            format!("line {ink:?}{} {}", if *dashed { " dashed" } else { "" }, points(line))
        }
        Mark::Band { columns, ink } => format!("band {ink:?} of {} columns", columns.len()),
        Mark::Points { points: dots, ink, .. } => format!("dots {ink:?} {}", points(dots)),
        Mark::Bars { bars, ink, .. } => format!("bars {ink:?} {}", points(bars)),
        Mark::Raster(raster) => {
            let Cells::Values(values) = &raster.cells else { return "pixels".into() };
            let some = values.iter().step_by(values.len().div_ceil(7).max(1));
            let printed: Vec<_> = some.map(|value| round(f64::from(*value))).collect();
            let size = format!("{}×{}", raster.rows, raster.columns);
            let ends = format!("{} … {}", round(raster.colours.low), round(raster.colours.high));
            format!("raster {size} {:?} {ends}: {}", raster.colours.family, printed.join(" "))
        }
        Mark::Arrow { from, to, label, .. } => format!("arrow {} {label}", points(&[*from, *to])),
        Mark::Rule { along, at, label, .. } => format!("rule {along:?} at {} {label}", round(*at)),
        Mark::Strip { along, from, to, ink, label } => {
            format!("strip {along:?} {ink:?} {} … {} {label}", round(*from), round(*to))
        }
        Mark::Frame { from, to, ink } => format!("frame {ink:?} {}", points(&[*from, *to])),
        Mark::Numbers { numbers, .. } => {
            let printed: Vec<_> = numbers.iter().map(|number| number.text.as_str()).collect();
            format!("numbers {}", printed.join(" "))
        }
        Mark::Text { text, .. } => format!("words {text}"),
        Mark::Caption { text, .. } => format!("caption {text}"),
        Mark::Grip(Grip { key, zero, per, .. }) => {
            format!("grip {key} at {} + {} per step", round(*zero), round(*per))
        }
    }
}

fn round(value: f64) -> String {
    if value.abs() < 1e-9 { "0".into() } else { significant(value, 4) }
}
