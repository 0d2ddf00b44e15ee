#include "viewer/picture/sidecar.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "events/time/interval.h"

namespace dateline::viewer {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

std::string_view name_in_file(events::EventType type) {
  return events::name_of(type);
}
std::string_view name_in_file(events::Status status) {
  return events::name_of(status);
}
std::string_view name_in_file(events::Review review) {
  return events::name_of(review);
}
std::string_view name_in_file(events::Speaker speaker) {
  return events::short_name_of(speaker);
}

template <class Enum, class Values>
json names_of(const events::ValueSet<Enum>& set, const Values& values) {
  json names = json::array();
  for (const Enum value : values) {
    if (set.has(value)) {
      names.push_back(std::string(name_in_file(value)));
    }
  }
  return names;
}

/// The values of a list of names. Throws json::exception where it is no such list.
template <class Enum, class Values>
events::ValueSet<Enum> set_of(const json& names, const Values& values) {
  auto set = events::ValueSet<Enum>::none();
  for (const std::string& name : names.get<std::vector<std::string>>()) {
    for (const Enum value : values) {
      if (name == name_in_file(value)) {
        set.set(value, true);
      }
    }
  }
  return set;
}

Result<events::TimeInterval> time_of(const json& field) {
  return events::parse_time(field.get<std::string>());
}

}  // namespace

std::filesystem::path sidecar_path(const std::filesystem::path& picture) {
  std::filesystem::path path = picture;
  path += ".json";
  return path;
}

Result<void> write_sidecar(const std::filesystem::path& file, const PictureView& view) {
  const auto moment = [](events::Minute minute) { return events::format_time(minute, events::Granularity::minute); };
  const Withholding& withholding = view.furniture.withholding;
  const bool withholds = withholding.any();
  json j;
  j["dateline_view"] = kFormat;
  j["project"] = withholds ? "" : view.project;  // paths name people and places
  j["time_zone"] = view.time_zone;
  j["window"] = {{"start", moment(view.window.begin)}, {"end", moment(view.window.end)}};
  j["filter"] = {{"types", names_of(view.filter.types, events::kEventTypes)},
                 {"speakers", names_of(view.filter.speakers, events::kSpeakers)},
                 {"statuses", names_of(view.filter.statuses, events::kStatuses)},
                 {"reviews", names_of(view.filter.reviews, events::kReviews)}};
  j["query"] = withholds ? "" : view.query;
  j["centre"] = {{"longitude", view.centre.longitude}, {"latitude", view.centre.latitude}};
  j["zoom"] = view.zoom;
  j["size"] = {{"width", view.size.width}, {"height", view.size.height}, {"scale", view.scale}};
  j["style"] = view.style;
  j["basemap"] = withholds ? std::filesystem::path(view.basemap).filename().string() : view.basemap;
  j["heat"] = view.heat;
  j["flows"] = view.flows;
  j["map"] = {{"markers", view.markers},         {"districts", view.districts},
              {"uncertainty", view.uncertainty}, {"names", view.names},
              {"graticule", view.graticule},     {"size_by_casualties", view.size_by_casualties}};
  j["swipe"] = view.swipe ? json(*view.swipe) : json(nullptr);
  j["known_on"] = view.known_on ? json(moment(*view.known_on)) : json(nullptr);
  j["furniture"] = {{"date", view.furniture.date},
                    {"legend", view.furniture.legend},
                    {"scale_bar", view.furniture.scale_bar},
                    {"north_arrow", view.furniture.north_arrow},
                    {"credits", view.furniture.credits}};
  using Names = std::vector<std::string>;
  j["sources"] = {{"publishers", withholding.sources ? Names() : view.publishers},
                  {"notes", withholding.sources ? Names() : view.notes}};
  if (withholds) {
    j["withheld"] = {{"blur_m", withholding.blur_m},
                     {"sources", withholding.sources},
                     {"query", view.query_withheld || !view.query.empty()}};
  }
  std::filesystem::path part = file;
  part += ".part";
  std::ofstream out(part, std::ios::binary);
  out << j.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
  out.close();
  std::error_code error;
  if (!out) {
    std::filesystem::remove(part, error);
    return failed(file.string(), "cannot be written", "choose another place or free some space");
  }
  std::filesystem::rename(part, file, error);
  if (error) {
    return failed(file.string(), "cannot be written: " + error.message(), "choose another place");
  }
  return {};
}

Result<PictureView> read_sidecar(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    return rejected(file.string(), "cannot be read", "give the .json file that was written beside a picture");
  }
  try {
    const json j = json::parse(text.str());
    if (j.at("dateline_view").get<int>() != kFormat) {
      return rejected(file.string(), "is the view of a newer Dateline", "update Dateline");
    }
    PictureView view;
    view.project = j.at("project").get<std::string>();
    view.time_zone = j.at("time_zone").get<std::string>();
    const Result<events::TimeInterval> start = time_of(j.at("window").at("start"));
    const Result<events::TimeInterval> end = time_of(j.at("window").at("end"));
    if (!start || !end) {
      return rejected(file.string(), "window: " + (start ? end : start).error().what, "");
    }
    view.window = {events::to_minute(*start->start), events::to_minute(*end->start)};
    const json& filter = j.at("filter");
    view.filter.types = set_of<events::EventType>(filter.at("types"), events::kEventTypes);
    view.filter.speakers = set_of<events::Speaker>(filter.at("speakers"), events::kSpeakers);
    view.filter.statuses = set_of<events::Status>(filter.at("statuses"), events::kStatuses);
    view.filter.reviews = set_of<events::Review>(filter.at("reviews"), events::kReviews);
    view.query = j.value("query", "");
    view.centre = {j.at("centre").at("longitude").get<double>(), j.at("centre").at("latitude").get<double>()};
    view.zoom = j.at("zoom").get<double>();
    view.size = {j.at("size").at("width").get<int>(), j.at("size").at("height").get<int>()};
    view.scale = j.at("size").at("scale").get<double>();
    view.style = j.at("style").get<std::string>();
    view.basemap = j.at("basemap").get<std::string>();
    view.heat = j.value("heat", false);
    view.flows = j.value("flows", true);
    const json map = j.value("map", json::object());
    view.markers = map.value("markers", true);
    view.districts = map.value("districts", true);
    view.uncertainty = map.value("uncertainty", true);
    view.names = map.value("names", true);
    view.graticule = map.value("graticule", false);
    view.size_by_casualties = map.value("size_by_casualties", false);
    if (const auto swipe = j.find("swipe"); swipe != j.end() && !swipe->is_null()) {
      view.swipe = swipe->get<double>();
    }
    if (const auto known_on = j.find("known_on"); known_on != j.end() && !known_on->is_null()) {
      const Result<events::TimeInterval> read = time_of(*known_on);
      if (!read) {
        return rejected(file.string(), "known_on: " + read.error().what, "");
      }
      view.known_on = read->start;
    }
    const json& furniture = j.at("furniture");
    view.furniture = {furniture.at("date").get<bool>(),
                      furniture.at("legend").get<bool>(),
                      furniture.at("scale_bar").get<bool>(),
                      furniture.at("north_arrow").get<bool>(),
                      furniture.at("credits").get<bool>(),
                      std::nullopt,
                      false,
                      view.known_on,
                      {}};
    if (const auto withheld = j.find("withheld"); withheld != j.end()) {
      Withholding& withholding = view.furniture.withholding;
      withholding = {withheld->at("blur_m").get<double>(), withheld->at("sources").get<bool>()};
      view.query_withheld = withheld->at("query").get<bool>();
      if (withholding.blur_m != 0 && !(withholding.blur_m >= kLeastBlur && withholding.blur_m <= kMostBlur)) {
        return rejected(file.string(), "withheld: blur_m is out of range", "");
      }
    }
    if (!geo::is_valid(view.centre) || view.size.width < 1 || view.size.height < 1 || !(view.scale > 0)) {
      return rejected(file.string(), "centre or size is out of range", "");
    }
    if (view.swipe && !(*view.swipe >= 0 && *view.swipe <= 1)) {
      return rejected(file.string(), "swipe is out of range", "it lies between 0 and 1");
    }
    return view;
  } catch (const json::exception& e) {
    return rejected(file.string(), std::string("is no view of a picture: ") + e.what(),
                    "give the .json file that was written beside a picture");
  }
}

}  // namespace dateline::viewer
