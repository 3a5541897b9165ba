//! One case of a reference file, read tolerantly: unknown fields are ignored, missing ones are asked for by name.

use serde_json::Value;

/// Why a case was not checked to the end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// The kernel has no part for these settings; the reason.
    Unsupported(String),
    /// The file does not say what it should; what is missing.
    Malformed(String),
}

/// Refuses a case for a stated reason.
pub(crate) fn unsupported<T>(reason: impl Into<String>) -> Result<T, Problem> {
    Err(Problem::Unsupported(reason.into()))
}

/// Refuses a case because the file is not as the schema says.
pub(crate) fn malformed<T>(reason: impl Into<String>) -> Result<T, Problem> {
    Err(Problem::Malformed(reason.into()))
}

/// Numbers with a shape, row-major; masked cells are −∞.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tensor {
    /// Sides, outermost first.
    pub(crate) shape: Vec<usize>,
    /// As many numbers as the product of the sides.
    pub(crate) data: Vec<f64>,
}

impl Tensor {
    /// Reads `{"shape": […], "data": […]}`; `name` is for messages.
    pub(crate) fn read(value: &Value, name: &str) -> Result<Self, Problem> {
        let list = |key: &str| value.get(key).and_then(Value::as_array);
        let (Some(shape), Some(data)) = (list("shape"), list("data")) else {
            return malformed(format!("{name} is no tensor"));
        };
        let shape: Option<Vec<usize>> =
            shape.iter().map(|side| Some(side.as_u64()? as usize)).collect();
        let data: Option<Vec<f64>> = data.iter().map(number).collect();
        let (Some(shape), Some(data)) = (shape, data) else {
            return malformed(format!("{name} holds something that is no number"));
        };
        let expected: usize = shape.iter().product();
        if expected != data.len() {
            return malformed(format!("{name} has shape {shape:?} but {} numbers", data.len()));
        }
        Ok(Self { shape, data })
    }

    /// Length of the last side.
    pub(crate) fn width(&self) -> usize {
        self.shape.last().copied().unwrap_or(1).max(1)
    }

    /// The vectors along the last side.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.data.chunks(self.width())
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Null => Some(f64::NEG_INFINITY),
        Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        other => other.as_f64(),
    }
}

/// How far a number may be from the reference: `absolute` + `relative`·|wanted|.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Tolerance {
    /// In the unit of the number.
    pub(crate) absolute: f64,
    /// As a share of the wanted number.
    pub(crate) relative: f64,
}

impl Tolerance {
    /// How far a number may be from this one.
    pub(crate) fn around(self, wanted: f64) -> f64 {
        self.absolute + self.relative * wanted.abs()
    }
}

/// Arithmetic in which the library gave an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Precision {
    /// float64.
    Double,
    /// Integers, or Python floats.
    Exact,
    /// float32, as shipped.
    Single,
}

impl Precision {
    fn key(self) -> &'static str {
        match self {
            Self::Double => "f64",
            Self::Exact => "exact",
            Self::Single => "f32",
        }
    }
}

/// One case: settings, inputs and what the library gave.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// Name, unique in its file.
    pub(crate) id: String,
    /// The library function.
    pub(crate) producer: String,
    body: Value,
}

impl Case {
    /// Reads the parts that every case must have.
    pub(crate) fn read(body: &Value) -> Result<Self, Problem> {
        let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_string);
        let Some(id) = text("id") else { return malformed("a case has no id") };
        let Some(producer) = text("producer") else { return malformed("the case has no producer") };
        if !body.get("outputs").is_some_and(Value::is_object) {
            return malformed("the case has no outputs");
        }
        Ok(Self { id, producer, body: body.clone() })
    }

    /// All settings, as one object.
    pub(crate) fn params(&self) -> &Value {
        self.body.get("params").unwrap_or(&Value::Null)
    }

    /// A setting; None when it is absent or null.
    pub(crate) fn param(&self, name: &str) -> Option<&Value> {
        self.body.get("params")?.get(name).filter(|value| !value.is_null())
    }

    /// A setting that is a number.
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.param(name)?.as_f64()
    }

    /// A setting that is a whole number and must be there.
    pub(crate) fn whole(&self, name: &str) -> Result<usize, Problem> {
        let found = self.param(name).and_then(Value::as_u64).map(|value| value as usize);
        found.map_or_else(|| malformed(format!("params.{name} is no whole number")), Ok)
    }

    /// A setting that is a text; empty when it is absent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.param(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// A setting that is a list of numbers, lists in it included.
    pub(crate) fn numbers(&self, name: &str) -> Option<Vec<Vec<f64>>> {
        let flat =
            |values: &Vec<Value>| values.iter().map(Value::as_f64).collect::<Option<Vec<f64>>>();
        let list = self.param(name)?.as_array()?;
        match flat(list) {
            Some(numbers) => Some(vec![numbers]),
            None => list.iter().map(|row| row.as_array().and_then(flat)).collect(),
        }
    }

    /// An input tensor; None when it is absent.
    pub(crate) fn input(&self, name: &str) -> Result<Option<Tensor>, Problem> {
        let found = self
            .body
            .get("inputs")
            .and_then(|inputs| inputs.get(name))
            .filter(|value| !value.is_null());
        found.map(|value| Tensor::read(value, &format!("inputs.{name}"))).transpose()
    }

    /// Names of the axes of the inputs, outermost first; empty when they are not given.
    pub(crate) fn axes(&self) -> Vec<String> {
        let axes =
            self.body.get("inputs").and_then(|inputs| inputs.get("axes")).and_then(Value::as_str);
        let inner = axes.unwrap_or_default().trim_matches(['[', ']']);
        inner
            .split(',')
            .map(|axis| axis.trim().to_string())
            .filter(|axis| !axis.is_empty())
            .collect()
    }

    /// The remark of the case.
    pub(crate) fn note(&self) -> &str {
        self.body.get("note").and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the library gave this output, in whatever arithmetic.
    pub(crate) fn gives(&self, name: &str) -> bool {
        ["f64", "exact", "f32"]
            .iter()
            .any(|key| self.output(key).is_some_and(|outputs| outputs.get(name).is_some()))
    }

    /// Anything below `outputs`.
    pub(crate) fn output(&self, name: &str) -> Option<&Value> {
        self.body.get("outputs")?.get(name)
    }

    /// An output in one arithmetic, with its own tolerance (exact when none is stated).
    pub(crate) fn reference(
        &self,
        name: &str,
        precision: Precision,
    ) -> Result<Option<(Tensor, Tolerance)>, Problem> {
        let key = precision.key();
        let Some(value) = self.output(key).and_then(|outputs| outputs.get(name)) else {
            return Ok(None);
        };
        let tensor = match number(value) {
            Some(scalar) => Tensor { shape: Vec::new(), data: vec![scalar] },
            None => Tensor::read(value, &format!("outputs.{key}.{name}"))?,
        };
        Ok(Some((tensor, self.tolerance(name, precision))))
    }

    /// The stated tolerance of an output; zero when there is none.
    pub(crate) fn tolerance(&self, name: &str, precision: Precision) -> Tolerance {
        let stated = |kind: &str| {
            let field = format!("{}_{kind}", precision.key());
            self.body.get("tol")?.get(name)?.get(&field)?.as_f64()
        };
        Tolerance { absolute: stated("abs").unwrap_or(0.0), relative: stated("rel").unwrap_or(0.0) }
    }
}
