#include "viewer/map/style.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/resources.h"

namespace dateline::viewer {

namespace {

using Json = nlohmann::json;

/// The first thing wrong with a file, where it is.
struct Wrong {
  std::string pointer;
  std::string what;
};

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  if (c >= 'A' && c <= 'F') {
    return c - 'A' + 10;
  }
  return std::nullopt;
}

std::optional<Colour> parse_colour(const std::string& text) {
  if ((text.size() != 7 && text.size() != 9) || text[0] != '#') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 4> bytes = {0, 0, 0, 255};
  for (std::size_t i = 0; i * 2 + 1 < text.size(); ++i) {
    const auto high = hex_digit(text[i * 2 + 1]);
    const auto low = hex_digit(text[i * 2 + 2]);
    if (!high || !low) {
      return std::nullopt;
    }
    bytes[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return Colour{bytes[0], bytes[1], bytes[2], bytes[3]};
}

/// Reads one JSON object's members by name and notes the first that is missing, of a wrong kind or unknown. Every
/// `read` leaves its target alone once something is wrong.
class ObjectReader {
 public:
  ObjectReader(const Json& json, std::string pointer, std::optional<Wrong>& wrong)
      : json_(json), pointer_(std::move(pointer)), wrong_(wrong) {
    if (!json_.is_object()) {
      fail("", "must be an object");
    }
  }
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;
  ~ObjectReader() {
    if (!json_.is_object()) {
      return;
    }
    for (const auto& item : json_.items()) {
      if (std::find(known_.begin(), known_.end(), item.key()) == known_.end()) {
        fail(item.key(), "is not a key of a style");
      }
    }
  }

  void read(const char* key, Colour& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    const auto colour = member->is_string() ? parse_colour(member->get<std::string>()) : std::nullopt;
    if (!colour) {
      fail(key, "must be a colour such as \"#1a2b3c\" or \"#1a2b3c80\"");
      return;
    }
    out = *colour;
  }

  void read(const char* key, double& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_number() || member->get<double>() < 0) {
      fail(key, "must be a number that is not negative");
      return;
    }
    out = member->get<double>();
  }

  void read(const char* key, bool& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_boolean()) {
      fail(key, "must be true or false");
      return;
    }
    out = member->get<bool>();
  }

  void read(const char* key, std::string& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    if (!member->is_string()) {
      fail(key, "must be a text");
      return;
    }
    out = member->get<std::string>();
  }

  /// A number, or stops [[zoom, value], ...].
  void read(const char* key, ZoomRamp& out) {
    const Json* member = find(key);
    if (member == nullptr) {
      return;
    }
    std::vector<std::pair<double, double>> stops;
    if (member->is_number()) {
      stops.emplace_back(0, member->get<double>());
    } else if (member->is_array()) {
      for (const Json& stop : *member) {
        const bool pair = stop.is_array() && stop.size() == 2 && stop[0].is_number() && stop[1].is_number();
        if (!pair || (!stops.empty() && stop[0].get<double>() <= stops.back().first)) {
          stops.clear();
          break;
        }
        stops.emplace_back(stop[0].get<double>(), stop[1].get<double>());
      }
    }
    const bool negative = std::any_of(stops.begin(), stops.end(), [](const auto& stop) { return stop.second < 0; });
    if (stops.empty() || negative) {
      fail(key, "must be a number or a list of [zoom, number] with rising zooms, nothing negative");
      return;
    }
    out = ZoomRamp(std::move(stops));
  }

  void read(const char* key, MarkerShape& out) {
    static constexpr std::array<const char*, 6> kNames = {"circle", "triangle", "diamond",
                                                          "square", "pentagon", "hexagon"};
    std::string name;
    read(key, name);
    if (wrong_) {
      return;
    }
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) {
      fail(key, "must be circle, triangle, diamond, square, pentagon or hexagon");
      return;
    }
    out = static_cast<MarkerShape>(found - kNames.begin());
  }

  void read(const char* key, LineStyle& out) {
    if (const auto line = object(key)) {
      ObjectReader reader(*line->json, line->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("width", out.width);
      reader.read_if_there("casing", out.casing);
      reader.read_if_there("casing_width", out.casing_width);
      reader.read_if_there("dash", out.dash);
      reader.read_if_there("gap", out.gap);
    }
  }

  void read(const char* key, FillStyle& out) {
    if (const auto fill = object(key)) {
      ObjectReader reader(*fill->json, fill->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("outline", out.outline);
    }
  }

  void read(const char* key, TextStyle& out) {
    if (const auto text = object(key)) {
      ObjectReader reader(*text->json, text->pointer, wrong_);
      reader.read("colour", out.colour);
      reader.read("halo", out.halo);
      reader.read("halo_width", out.halo_width);
      reader.read("size", out.size);
      reader.read("bold", out.bold);
    }
  }

  void read(const char* key, MarkerStyle& out) {
    if (const auto marker = object(key)) {
      ObjectReader reader(*marker->json, marker->pointer, wrong_);
      reader.read("shape", out.shape);
      reader.read("fill", out.fill);
      reader.read("outline", out.outline);
      reader.read("text", out.text);
    }
  }

  void read(const char* key, HighlightStyle& out) {
    if (const auto highlight = object(key)) {
      ObjectReader reader(*highlight->json, highlight->pointer, wrong_);
      reader.read("fill", out.fill);
      reader.read("underline", out.underline);
    }
  }

  template <class T>
  void read_if_there(const char* key, T& out) {
    if (json_.is_object() && json_.contains(key)) {
      read(key, out);
    }
  }

  struct Member {
    const Json* json;
    std::string pointer;
  };
  /// The member, to be read by a reader of its own.
  std::optional<Member> object(const char* key) {
    const Json* member = find(key);
    return member == nullptr ? std::nullopt : std::optional<Member>({member, pointer_ + "/" + key});
  }

 private:
  const Json* find(const char* key) {
    known_.emplace_back(key);
    if (wrong_) {
      return nullptr;
    }
    const auto member = json_.find(key);
    if (member == json_.end()) {
      fail(key, "is missing");
      return nullptr;
    }
    return &*member;
  }
  void fail(const std::string& key, std::string what) {
    if (!wrong_) {
      wrong_ = Wrong{key.empty() ? pointer_ : pointer_ + "/" + key, std::move(what)};
    }
  }

  const Json& json_;
  std::string pointer_;
  std::optional<Wrong>& wrong_;
  std::vector<std::string> known_;
};

/// Runs `body` with a reader of the member.
template <class Body>
void with_object(ObjectReader& parent, const char* key, std::optional<Wrong>& wrong, Body body) {
  if (const auto member = parent.object(key)) {
    ObjectReader reader(*member->json, member->pointer, wrong);
    body(reader);
  }
}

Style read_style(const Json& json, std::optional<Wrong>& wrong) {
  Style style;
  ObjectReader root(json, "", wrong);
  root.read("name", style.name);
  root.read("dark", style.dark);
  with_object(root, "map", wrong, [&map = style.map](ObjectReader& r) {
    r.read("water", map.water);
    r.read("land", map.land);
    r.read("lake", map.lake);
    r.read("coast", map.coast);
    r.read("river", map.river);
    r.read("stream", map.stream);
    r.read("border", map.border);
    r.read("admin1", map.admin1);
    r.read("disputed", map.disputed);
    r.read("road", map.road);
    r.read("relief", map.relief);
    r.read("relief_shadow", map.relief_shadow);
    r.read("relief_light", map.relief_light);
    r.read("added_area", map.added_area);
    r.read("added_line", map.added_line);
    r.read("added_point", map.added_point);
    r.read("added_point_diameter", map.added_point_diameter);
  });
  with_object(root, "labels", wrong, [&labels = style.labels](ObjectReader& r) {
    r.read("country", labels.country);
    r.read("admin1", labels.admin1);
    r.read("city", labels.city);
    r.read("town", labels.town);
    r.read("village", labels.village);
    r.read("district", labels.district);
    r.read("water", labels.water);
    r.read("road", labels.road);
    r.read("event", labels.event);
    r.read("dot", labels.dot);
    r.read("dot_outline", labels.dot_outline);
  });
  with_object(root, "markers", wrong, [&style](ObjectReader& r) {
    static constexpr std::array<const char*, events::kEventTypeCount> kKeys = {
        "battles", "explosions", "violence_civilians", "protests", "riots", "strategic"};
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
      r.read(kKeys[i], style.markers[i]);
    }
  });
  with_object(root, "districts", wrong, [&districts = style.districts](ObjectReader& r) {
    r.read("area", districts.area);
    r.read("selected", districts.selected);
    r.read("approximate", districts.approximate);
  });
  with_object(root, "control", wrong, [&control = style.control](ObjectReader& r) {
    r.read("government", control.government);
    r.read("opposition", control.opposition);
    r.read("kurdish", control.kurdish);
    r.read("jihadist", control.jihadist);
    r.read("foreign", control.foreign);
    r.read("unknown", control.unknown);
    r.read("contested", control.contested);
    r.read("fill_opacity", control.fill_opacity);
    r.read("claimed", control.claimed);
  });
  with_object(root, "ui", wrong, [&ui = style.ui](ObjectReader& r) {
    r.read("window", ui.window);
    r.read("panel", ui.panel);
    r.read("field", ui.field);
    r.read("border", ui.border);
    r.read("text", ui.text);
    r.read("text_dim", ui.text_dim);
    r.read("accent", ui.accent);
    r.read("accent_text", ui.accent_text);
    r.read("warning", ui.warning);
    r.read("warning_text", ui.warning_text);
    r.read("error", ui.error);
    r.read("success", ui.success);
    r.read("timeline_window", ui.timeline_window);
    r.read("play_head", ui.play_head);
    r.read("what", ui.what);
    r.read("where", ui.where);
    r.read("when", ui.when);
    r.read("who", ui.who);
    r.read("said", ui.said);
  });
  return style;
}

}  // namespace

Colour Colour::with_alpha(double opacity) const {
  Colour result = *this;
  result.a = static_cast<std::uint8_t>(std::lround(std::clamp(opacity, 0.0, 1.0) * a));
  return result;
}

double ZoomRamp::at(double zoom) const {
  if (stops_.empty()) {
    return 0;
  }
  const auto above =
      std::find_if(stops_.begin(), stops_.end(), [zoom](const auto& stop) { return stop.first >= zoom; });
  if (above == stops_.begin()) {
    return stops_.front().second;
  }
  if (above == stops_.end()) {
    return stops_.back().second;
  }
  const auto& [z0, v0] = *(above - 1);
  const auto& [z1, v1] = *above;
  return v0 + (v1 - v0) * (zoom - z0) / (z1 - z0);
}

Colour ControlStyle::of(events::Side side) const {
  switch (side) {
    case events::Side::government:
      return government;
    case events::Side::opposition:
      return opposition;
    case events::Side::kurdish:
      return kurdish;
    case events::Side::jihadist:
      return jihadist;
    case events::Side::foreign:
      return foreign;
    default:
      return unknown;
  }
}

Result<Style> load_style(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return failed(file.string(), "cannot open the style", "check the path, or use the built-in styles dark and light");
  }
  try {
    const Json json = Json::parse(in);
    std::optional<Wrong> wrong;
    Style style = read_style(json, wrong);
    if (wrong) {
      return failed(file.string() + ":" + (wrong->pointer.empty() ? "/" : wrong->pointer), wrong->what,
                    "compare it with a built-in style");
    }
    return style;
  } catch (const Json::parse_error& error) {
    return failed(file.string() + ": byte " + std::to_string(error.byte), "is not JSON", "mend the file");
  }
}

Result<Style> built_in_style(std::string_view name) {
  return load_style(resource_folder() / "styles" / (std::string(name) + ".json"));
}

}  // namespace dateline::viewer
