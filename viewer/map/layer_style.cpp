#include "viewer/map/layer_style.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <system_error>

#include "base/resources.h"
#include "geo/vector/columns.h"
#include "viewer/map/style_reader.h"

namespace dateline::viewer {

namespace {

constexpr std::array<std::string_view, 3> kGeometries = {"point", "line", "area"};

/// The file's JSON for one theme: {"light": a, "dark": b} becomes a or b, "accent" and what follows it the layer's own
/// colour.
Json resolved(const Json& json, const char* theme, const std::string& accent) {
  if (json.is_object() && json.size() == 2 && json.contains("light") && json.contains("dark")) {
    return resolved(json[theme], theme, accent);
  }
  if (json.is_string() && json.get_ref<const std::string&>().starts_with("accent")) {
    return accent + json.get_ref<const std::string&>().substr(std::string_view("accent").size());
  }
  Json result = json;
  if (json.is_structured()) {
    for (Json& member : result) {
      member = resolved(member, theme, accent);
    }
  }
  return result;
}

std::vector<LayerCondition> read_where(const Json& json, const std::string& pointer, std::optional<Wrong>& wrong) {
  std::vector<LayerCondition> where;
  for (const auto& [column, wanted] : json.items()) {
    LayerCondition condition;
    condition.column = geo::lower_case(column);
    if (wanted == "*") {
      condition.any = true;
    } else if (wanted.is_null()) {
      condition.none = true;
    } else if (wanted.is_string()) {
      condition.values.push_back(wanted.get<std::string>());
    } else if (wanted.is_array() && !wanted.empty() && std::ranges::all_of(wanted, &Json::is_string)) {
      condition.values = wanted.get<std::vector<std::string>>();
    } else if (wanted.is_object() && wanted.size() == 2 && wanted.contains("from") && wanted.contains("to") &&
               wanted["from"].is_number() && wanted["to"].is_number()) {
      condition.low = wanted["from"].get<double>();
      condition.high = wanted["to"].get<double>();
    } else if (!wrong) {
      wrong = Wrong{fmt::format("{}/{}", pointer, column),
                    "must be a text, a list of texts, \"*\", null or {\"from\", \"to\"}"};
    }
    where.push_back(std::move(condition));
  }
  return where;
}

void read_label(ObjectReader& reader, LayerLabelStyle& label) {
  reader.read_if_there("column", label.column);
  label.column = geo::lower_case(label.column);
  reader.read_if_there("zoom", label.from_zoom);
  reader.read_if_there("along", label.along);
  double priority = 0;
  reader.read_if_there("priority", priority);
  label.priority = static_cast<int>(priority);
  reader.read("text", label.text);
}

LayerRule read_rule(const Json& json, const std::string& pointer, std::optional<Wrong>& wrong) {
  LayerRule rule;
  ObjectReader reader(json, pointer, wrong);
  std::string name;
  reader.read_if_there("name", name);  // for people
  if (json.contains("where")) {
    if (const auto where = reader.object("where")) {
      rule.where = read_where(*where->json, where->pointer, wrong);
    }
  }
  if (json.contains("geometry")) {
    std::string geometry;
    reader.read("geometry", geometry);
    const auto found = std::find(kGeometries.begin(), kGeometries.end(), geometry);
    if (found != kGeometries.end()) {
      rule.geometry = static_cast<geo::GeometryKind>(found - kGeometries.begin());
    } else if (!wrong) {
      wrong = Wrong{pointer + "/geometry", "must be point, line or area"};
    }
  }
  reader.read_if_there("from_zoom", rule.low_zoom);
  reader.read_if_there("to_zoom", rule.high_zoom);
  if (json.contains("fill")) {
    reader.read("fill", rule.fill.emplace());
  }
  if (json.contains("line")) {
    reader.read("line", rule.line.emplace());
  }
  if (json.contains("point")) {
    with_object(reader, "point", wrong, [&point = rule.point.emplace()](ObjectReader& r) {
      r.read("colour", point.colour);
      r.read("outline", point.outline);
      r.read("diameter", point.diameter);
    });
  }
  if (json.contains("label")) {
    with_object(reader, "label", wrong, [&label = rule.label.emplace()](ObjectReader& r) { read_label(r, label); });
  }
  return rule;
}

/// "none", a column, or the columns of beginning and end.
geo::DateChoice read_dates(const Json& json, std::optional<Wrong>& wrong) {
  geo::DateChoice dates;
  if (!json.is_object() || !json.contains("dates")) {
    return dates;
  }
  const Json& named = json["dates"];
  if (named.is_string()) {
    dates.push_back(geo::lower_case(named.get<std::string>()));
  } else if (named.is_array() && named.size() == 2 && std::ranges::all_of(named, &Json::is_string)) {
    for (const Json& column : named) {
      dates.push_back(geo::lower_case(column.get<std::string>()));
    }
  } else {
    wrong = Wrong{"/dates", "must be a column, a list of two columns, or \"none\""};
  }
  return dates;
}

LayerStyle read_layer_style(const Json& json, std::optional<Wrong>& wrong) {
  LayerStyle style;
  const Json* rules = json.is_object() && json.contains("rules") ? &json["rules"] : nullptr;
  if (rules == nullptr || !rules->is_array() || rules->empty() || rules->size() >= LayerStyles::kNoRule) {
    wrong = Wrong{"/rules", "must be a list of rules"};
    return style;
  }
  for (std::size_t i = 0; i < rules->size() && !wrong; ++i) {
    style.rules.push_back(read_rule((*rules)[i], "/rules/" + std::to_string(i), wrong));
  }
  return style;
}

Result<Json> read_json(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return rejected(file.string(), "cannot open the layer's style", "check its permissions");
  }
  try {
    return Json::parse(in);
  } catch (const Json::parse_error& error) {
    return rejected(file.string() + ": byte " + std::to_string(error.byte), "is not JSON", "mend the file");
  } catch (const Json::out_of_range&) {
    return rejected(file.string(), "holds a number that is too large", "mend the file");
  }
}

std::filesystem::path built_in(const char* name) {
  return resource_folder() / "styles" / "layers" / name;
}

/// The theme's accent colour of that number, which lies in the built-in style.
std::string accent_of(const Json& base, const char* theme, std::size_t accent) {
  const Json colours = base.value(Json::json_pointer(std::string("/accents/") + theme), Json::array());
  return colours.empty() ? "#808080" : colours[accent % colours.size()].get<std::string>();
}

bool is_openstreetmap(const std::filesystem::path& file) {
  const std::string name = geo::lower_case(file.filename().string());
  return name.ends_with(".pbf") || name.ends_with(".osm") || name.ends_with(".osm.gz") || name.ends_with(".osm.bz2");
}

}  // namespace

bool LayerCondition::holds(const std::string& value) const {
  if (any || none) {
    return value.empty() == none;
  }
  if (!values.empty()) {
    return std::find(values.begin(), values.end(), value) != values.end();
  }
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  return error == std::errc() && end == value.data() + value.size() && number >= low && number <= high;
}

std::vector<std::string> LayerStyles::columns() const {
  std::vector<std::string> columns;
  for (const LayerRule& rule : light.rules) {
    for (const LayerCondition& condition : rule.where) {
      columns.push_back(condition.column);
    }
    if (rule.label && !rule.label->column.empty()) {
      columns.push_back(rule.label->column);
    }
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

std::vector<std::uint16_t> LayerStyles::rules_of(const geo::VectorData& data) const {
  const auto column_of = [&data](const std::string& name) {
    return static_cast<std::size_t>(std::find(data.columns.begin(), data.columns.end(), name) - data.columns.begin());
  };
  std::vector<std::vector<std::size_t>> columns;  // of each rule's conditions
  for (const LayerRule& rule : light.rules) {
    std::vector<std::size_t>& of_rule = columns.emplace_back();
    for (const LayerCondition& condition : rule.where) {
      of_rule.push_back(column_of(condition.column));
    }
  }
  std::vector<std::uint16_t> result(data.features.size(), kNoRule);
  for (std::size_t f = 0; f < data.features.size(); ++f) {
    for (std::size_t r = 0; r < light.rules.size() && result[f] == kNoRule; ++r) {
      const LayerRule& rule = light.rules[r];
      bool holds = !rule.geometry || *rule.geometry == data.features[f].kind;
      for (std::size_t c = 0; c < rule.where.size() && holds; ++c) {
        holds = rule.where[c].holds(data.value(f, columns[r][c]));
      }
      if (holds) {
        result[f] = static_cast<std::uint16_t>(r);
      }
    }
  }
  return result;
}

Result<LayerStyles> load_layer_styles(const std::filesystem::path& style, std::size_t accent) {
  const auto json = read_json(style);
  if (!json) {
    return tl::make_unexpected(json.error());
  }
  const auto base = read_json(built_in("default.json"));
  if (!base) {
    return tl::make_unexpected(base.error());
  }
  LayerStyles styles;
  std::optional<Wrong> wrong;
  styles.dates = read_dates(*json, wrong);
  for (const char* theme : {"light", "dark"}) {
    const Json themed = resolved(*json, theme, accent_of(*base, theme, accent));
    (theme == std::string_view("dark") ? styles.dark : styles.light) = read_layer_style(themed, wrong);
    if (wrong) {
      return rejected(style.string() + ":" + wrong->pointer, wrong->what, "compare it with a built-in layer style");
    }
  }
  return styles;
}

Result<LayerStyles> styles_for(const std::filesystem::path& file, std::size_t accent) {
  std::filesystem::path own = file;
  own += ".style.json";
  std::error_code ignored;
  if (std::filesystem::exists(own, ignored)) {
    return load_layer_styles(own, accent);
  }
  return load_layer_styles(built_in(is_openstreetmap(file) ? "openstreetmap.json" : "default.json"), accent);
}

}  // namespace dateline::viewer
