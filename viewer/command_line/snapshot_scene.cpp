#include "viewer/command_line/snapshot_scene.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/resources.h"
#include "events/exchange/table_file.h"
#include "events/model/event_facets.h"
#include "events/model/event_search.h"
#include "events/store/project_store.h"
#include "geo/gazetteer.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/demo.h"
#include "viewer/app/file_kind.h"
#include "viewer/app/first_view.h"
#include "viewer/app/known_on.h"
#include "viewer/app/reading.h"
#include "viewer/app/reading_tools.h"

namespace dateline::viewer {

namespace {

constexpr double kPlaceZoom = 12.5;  // a city's districts

Result<events::Project> load_project(const std::string& path) {
  std::error_code ignored;
  if (path != "demo" || std::filesystem::exists(path, ignored)) {
    return events::ProjectStore::read(path);
  }
  const Result<ReadingTools> tools = load_reading_tools();
  if (!tools) {
    return tl::make_unexpected(tools.error());
  }
  JobProgress progress;
  return read_demo(*tools->reader, system_clock(), std::stop_token(), progress);
}

/// The place of that name: one that the project speaks of where there is one, else the gazetteer's best.
Result<geo::LonLat> find_place(const std::string& name, const geo::Gazetteer& gazetteer,
                               const events::EventIndex& index) {
  const std::vector<geo::NameMatch> matches = gazetteer.find(name);
  if (matches.empty()) {
    return usage_error("--place " + name, "no such place in the gazetteer", "try another spelling, or --bbox");
  }
  const auto known = std::find_if(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
    return index.place_group(gazetteer.place(match.place).id).has_value();
  });
  return gazetteer.point((known != matches.end() ? *known : matches.front()).place);
}

Result<std::shared_ptr<const Style>> load_styles(const SnapshotOptions& options, const PictureView& view) {
  Result<Style> style = built_in_style(view.style);
  if (!style) {
    return tl::make_unexpected(style.error());
  }
  // --basemap light under --style dark: the one's ground below the other's markers.
  if ((options.basemap == "dark" || options.basemap == "light") && options.basemap != view.style) {
    Result<Style> ground = built_in_style(options.basemap);
    if (!ground) {
      return tl::make_unexpected(ground.error());
    }
    style->map = std::move(ground->map);
    style->labels = ground->labels;
    style->districts = std::move(ground->districts);
  }
  return std::make_shared<const Style>(std::move(*style));
}

Result<std::shared_ptr<const DistrictSet>> load_district_areas(const std::string& option) {
  if (option == "none") {
    return std::shared_ptr<const DistrictSet>();
  }
  Result<DistrictSet> set = load_districts(option.empty() ? resource_folder() / "districts" / "aleppo.geojson"
                                                          : std::filesystem::path(option));
  if (!set) {
    return tl::make_unexpected(set.error());
  }
  return std::make_shared<const DistrictSet>(std::move(*set));
}

}  // namespace

Result<PictureView> view_of(const SnapshotOptions& options) {
  PictureView view;
  view.style = "dark";
  view.basemap = "built-in";
  if (!options.view.empty()) {
    Result<PictureView> read = read_sidecar(options.view);
    if (!read) {
      return read;
    }
    view = std::move(*read);
  }
  const WindowWords& words = options.window;
  if (options.view.empty() || !(words.at + words.from + words.to + words.window).empty()) {
    const Result<events::TimeWindow> window = parse_window(words);
    if (!window) {
      return tl::make_unexpected(window.error());
    }
    view.window = *window;
  }
  if (options.view.empty()) {
    const Result<gl::Size> size = parse_size(options.size);
    if (!size) {
      return tl::make_unexpected(size.error());
    }
    view.size = *size;
    view.scale = options.scale;
    view.furniture = options.furniture == "none" ? FurnitureOptions::none() : FurnitureOptions();
  }
  if (!options.style.empty()) {
    view.style = options.style;
  } else if (options.basemap == "dark" || options.basemap == "light") {
    view.style = options.basemap;
  }
  if (!options.basemap.empty()) {
    view.basemap = options.basemap == "dark" || options.basemap == "light" ? "built-in" : options.basemap;
  }
  view.heat = view.heat || options.heat;
  view.flows = view.flows && !options.no_flows;
  if (!options.known_on.empty()) {
    const Result<events::CivilMinute> moment = parse_known_on(options.known_on);
    if (!moment) {
      return tl::make_unexpected(moment.error());
    }
    view.known_on = *moment;
  }
  if (view.furniture.date) {
    view.furniture.known_on = view.known_on;
  }
  if (!options.blur.empty()) {
    const Result<double> blur = parse_blur(options.blur);
    if (!blur) {
      return tl::make_unexpected(blur.error());
    }
    view.furniture.withholding.blur_m = *blur;
  }
  view.furniture.withholding.sources = view.furniture.withholding.sources || options.no_sources;
  if (!options.project.empty()) {
    view.project = options.project;
  }
  if (view.project.empty()) {
    return usage_error("", "the project is not given", "name a project, or demo");
  }
  return view;
}

Result<Camera> camera_of(const SnapshotOptions& options, const PictureView& view, const MapScene& scene) {
  Camera camera(view.size, view.scale);
  if (!options.bbox.empty()) {
    const Result<geo::Bounds> box = parse_bbox(options.bbox);
    if (!box) {
      return tl::make_unexpected(box.error());
    }
    camera.fit(*box);
    return camera;
  }
  if (!options.place.empty()) {
    const Result<geo::LonLat> point = find_place(options.place, *scene.gazetteer, *scene.index);
    if (!point) {
      return tl::make_unexpected(point.error());
    }
    camera.show(geo::to_world(*point), options.zoom.value_or(kPlaceZoom));
    return camera;
  }
  if (!options.view.empty()) {
    camera.show(geo::to_world(view.centre), options.zoom.value_or(view.zoom));
    return camera;
  }
  const EventsInView shown = events_to_show(*scene.index, view.window, view.filter);
  fit_clear_of(camera, shown.bounds, kFitMargin * view.scale, kClosestFit, shown.points, {}, 0);
  if (options.zoom) {
    camera.set_zoom(*options.zoom);
  }
  return camera;
}

Result<WithWarnings<MapScene>> scene_of(const SnapshotOptions& options, PictureView& view) {
  WithWarnings<MapScene> result;
  MapScene& scene = result.value;
  // What is named like a table is opened as one even where it is none: that says what is wrong with it.
  if (view.project != "demo" && (is_named_like_table(view.project) || file_kind(view.project) == FileKind::table)) {
    Result<events::TableIndex> table = events::open_table(view.project);
    if (!table) {
      return tl::make_unexpected(table.error());
    }
    result.warnings = std::move(table->warnings);
    view.time_zone = "UTC";
    scene.index = std::move(table->index);
    scene.flows = std::move(table->flows);
    scene.credit = std::move(table->credit);
    if (!view.query.empty()) {
      // Words are searched for in the rows' texts, of the same index.
      Result<WithWarnings<events::Project>> texts = events::table_as_project(view.project);
      if (!texts) {
        return tl::make_unexpected(texts.error());
      }
      scene.project = std::make_shared<const events::Project>(std::move(texts->value));
      scene.index = events::EventIndex::from_project(*scene.project);
    }
  } else {
    Result<events::Project> project = load_project(view.project);
    if (!project) {
      return tl::make_unexpected(project.error());
    }
    view.time_zone = project->time_zone;
    if (view.known_on) {
      project = known_before(*project, *view.known_on);
    }
    scene.project = std::make_shared<const events::Project>(std::move(*project));
    scene.index = events::EventIndex::from_project(*scene.project);
    scene.flows = events::EventFlows::from_project(*scene.project, *scene.index);
    scene.sources = std::make_shared<const events::EventSources>(*scene.project);
  }
  scene.window = view.window;
  if (!view.query.empty()) {
    const events::EventQuery asked = events::parse_query(view.query);
    const auto words = events::EventSearch(*scene.project).find(*scene.index, asked.words);
    view.filter.found = events::EventFacets(*scene.project).passing(*scene.index, asked, words);
  }
  scene.filter = view.filter;
  scene.query = view.query;
  Result<std::shared_ptr<const geo::Gazetteer>> gazetteer = open_gazetteer();
  if (!gazetteer) {
    return tl::make_unexpected(gazetteer.error());
  }
  scene.gazetteer = std::move(*gazetteer);
  Result<std::shared_ptr<const DistrictSet>> districts = load_district_areas(options.districts);
  if (!districts) {
    return tl::make_unexpected(districts.error());
  }
  scene.districts = std::move(*districts);
  Result<std::shared_ptr<const Style>> style = load_styles(options, view);
  if (!style) {
    return tl::make_unexpected(style.error());
  }
  scene.style = std::move(*style);
  scene.show_heat = view.heat;
  scene.show_flows = view.flows;
  scene.show_markers = view.markers;
  scene.show_districts = view.districts;
  scene.show_uncertainty = view.uncertainty;
  scene.show_labels = view.names;
  scene.show_graticule = view.graticule;
  scene.size_by_casualties = view.size_by_casualties;
  scene.show_basemap = view.basemap != "none";
  return result;
}

}  // namespace dateline::viewer
