#include "viewer/map/style.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "base/resources.h"
#include "viewer/map/style_reader.h"

namespace dateline::viewer {

namespace {

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
  root.read("heat", style.heat);
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
  } catch (const Json::out_of_range&) {
    return failed(file.string(), "holds a number that is too large", "mend the file");
  }
}

Result<Style> built_in_style(std::string_view name) {
  return load_style(resource_folder() / "styles" / (std::string(name) + ".json"));
}

}  // namespace dateline::viewer
