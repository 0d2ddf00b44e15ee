#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "base/resources.h"
#include "geo/online/address.h"
#include "viewer/app/clear_fit.h"
#include "viewer/app/comparison.h"
#include "viewer/app/first_view.h"
#include "viewer/app/layer_files.h"
#include "viewer/app/layer_list.h"
#include "viewer/app/messages.h"
#include "viewer/app/network_consent.h"
#include "viewer/app/output_file.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/snapshot_scene.h"
#include "viewer/picture/sidecar.h"
#include "viewer/picture/studio.h"
#include "viewer/picture/withholding.h"

namespace dateline::viewer {

namespace {

/// Shows the events beside what lies on the map, as the viewer does: where that lies is known once it was drawn.
Result<void> fit_beside_panels(Studio& studio, const PictureView& view, MapScene scene, Camera& camera) {
  const EventsInView shown = events_to_show(*scene.index, view.window, view.filter);
  scene.show_basemap = false;  // its tiles would be others in the next view
  for (int i = 0; i < kFitTries; ++i) {
    if (const Result<Image> drawn = studio.draw(camera, scene, view.furniture); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
    const Camera before = camera;
    fit_clear_of(camera, shown.bounds, kFitMargin * view.scale, kClosestFit, shown.points, studio.renderer().panels(),
                 kMarkerReach * view.scale);
    if (camera == before) {
      break;
    }
  }
  return {};
}

/// Lays the project's layers over the map, as the viewer does, and takes their areas for districts. One that cannot be
/// shown is told, and the rest is drawn. False where one could not be shown.
bool lay_layers(Studio& studio, PictureView& view, const Camera& camera, const SnapshotOptions& options,
                MapScene& scene) {
  const std::filesystem::path folder = std::filesystem::path(view.project).parent_path();
  std::error_code ignored;
  LayerList layers(studio.jobs(), studio.basemap());
  layers.set(found_layers(scene.project->layers, std::filesystem::absolute(folder, ignored)),
             read_consent(consent_file()));
  const auto loading = [&layers] {
    return std::ranges::any_of(layers.states(),
                               [](const LayerState& l) { return l.status == LayerState::Status::loading; });
  };
  std::vector<Notice> notices;
  do {
    layers.poll(notices);
    studio.basemap().update(camera);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  } while (layers.busy() || loading());
  const MapOptions how{.swipe = view.swipe};
  layers.show(view.window, how, false);
  if (view.furniture != FurnitureOptions::none()) {
    view.furniture.comparison = comparison_of(layers.states(), how, false);
  }
  for (const LayerState& layer : layers.states()) {
    if (layer.status == LayerState::Status::off) {
      print_note(layer.layer.name + ": left out, since the network is not switched on for it");
    }
  }
  for (const Notice& notice : notices) {
    if (notice.kind == Notice::Kind::problem) {
      print_note(notice.text);
    }
  }
  if (options.districts.empty()) {
    scene.districts = layers.districts();
  }
  return std::ranges::none_of(notices, [](const Notice& notice) { return notice.kind == Notice::Kind::problem; });
}

/// The exit code: kRejected where something that was to be shown is not.
Result<int> make_snapshot(const SnapshotOptions& options) {
  Result<PictureView> view = view_of(options);
  if (!view) {
    return tl::make_unexpected(view.error());
  }
  const bool has_layer = view->basemap != "none" && view->basemap != "built-in";
  const bool on_server = has_layer && geo::is_address(view->basemap);
  if (on_server && !options.allow_network) {
    return usage_error(geo::host_of(view->basemap), "lies on a server, and the network is not switched on",
                       "add --allow-network to ask it");
  }
  // The events are read, and the layer is opened, while the context is made, which takes as long.
  std::future<Result<WithWarnings<MapScene>>> reading =
      std::async(std::launch::async, [&options, &view] { return scene_of(options, *view); });
  Result<std::unique_ptr<Studio>> studio =
      Studio::create(resource_folder(), has_layer && !on_server ? view->basemap : "");
  Result<WithWarnings<MapScene>> read = reading.get();
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  for (const Error& warning : read->warnings) {
    print_note(warning.line());
  }
  bool whole = read->warnings.empty();
  if (view->query_withheld) {
    print_note(options.view + ": the words searched for are withheld; all events are drawn");
    whole = false;
  }
  MapScene& scene = read->value;
  Result<Camera> camera = camera_of(options, *view, scene);
  if (!camera) {
    return tl::make_unexpected(camera.error());
  }
  Result<OutputFile> output = OutputFile::open(options.output);
  if (!output) {
    return tl::make_unexpected(output.error());
  }
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  const bool fits = options.bbox.empty() && options.place.empty() && options.view.empty() && !options.zoom;
  if (const Result<void> fitted = fits ? fit_beside_panels(**studio, *view, scene, *camera) : Result<void>(); !fitted) {
    return tl::make_unexpected(fitted.error());
  }
  withhold(*camera, view->furniture.withholding);
  view->centre = geo::to_lon_lat(camera->centre());
  view->zoom = camera->zoom();
  if (scene.project && !scene.project->layers.empty() && view->basemap != "none") {
    whole = lay_layers(**studio, *view, *camera, options, scene) && whole;
  }
  if (has_layer) {
    if (const Result<void> added = (*studio)->add_layer(view->basemap, *camera); !added) {
      return tl::make_unexpected(added.error());
    }
    Basemap& basemap = (*studio)->basemap();
    basemap.set_window(view->window);
    const std::size_t top = basemap.layers().size() - 1;
    if (const auto& dates = basemap.layers()[top].dates) {
      basemap.set_caption(top, dated_features_words(layer_of_file(view->basemap).name, *dates));
    }
  }
  view->furniture.has_file = options.output != "-";
  events::SourceTally sources = sources_of(scene);
  view->publishers = std::move(sources.publishers);
  view->notes = std::move(sources.notes);
  scene = withhold(std::move(scene), view->furniture.withholding);
  const Result<Image> picture = (*studio)->draw(*camera, scene, view->furniture);
  if (!picture) {
    return tl::make_unexpected(picture.error());
  }
  const Result<std::string> png = encode_png(*picture, kPixelsPerInch * view->scale);
  if (!png) {
    return tl::make_unexpected(png.error());
  }
  output->write(*png);
  Result<void> written = output->commit();
  if (written && options.output != "-") {
    written = write_sidecar(sidecar_path(options.output), *view);
  }
  if (!written) {
    return tl::make_unexpected(written.error());
  }
  if (scene.index->drawn_rows(scene.window, scene.filter).empty()) {
    print_note(fmt::format("{}: no event in this window", options.output));
  }
  return whole ? kDone : kRejected;
}

}  // namespace

void add_snapshot_command(CLI::App& program, Action& action) {
  auto options = std::make_shared<SnapshotOptions>();
  CLI::App* command = program.add_subcommand("snapshot", "Draw a picture of the map, without a display");
  command->add_option("PROJECT", options->project,
                      "A project (.gpkg), a table of events (CSV, GeoJSON, GeoPackage), or demo for the built-in one");
  command->add_option("--at", options->window.at, "Last day (or month, hour ...) of the time window");
  command->add_option("--window", options->window.window, "Length of the window: 7d, 36h, 2w (7d unless given)");
  command->add_option("--from", options->window.from, "First day of the window, or an instant");
  command->add_option("--to", options->window.to, "Last day of the window, or the instant where it ends");
  CLI::Option* bbox = command->add_option("--bbox", options->bbox, "What to show: W,S,E,N in degrees");
  command->add_option("--place", options->place, "What to show: a place, by name")->excludes(bbox);
  command->add_option("--zoom", options->zoom, "Zoom level, for 256-pixel tiles")
      ->check(CLI::Range(0.0, Camera::kMaxZoom))
      ->excludes(bbox);
  command->add_option(
      "--basemap", options->basemap,
      "none, dark, light, or a raster or vector file or the address of map tiles to lay over the built-in map");
  command->add_flag("--allow-network", options->allow_network, "Asks the server of an address given by --basemap");
  command->add_option("--districts", options->districts, "none, or a file of polygons in place of the built-in ones");
  command->add_option("--style", options->style, "dark or light")->check(CLI::IsMember({"dark", "light"}));
  command->add_option("--furniture", options->furniture, "none leaves the map alone")
      ->check(CLI::IsMember({"all", "none"}));
  command->add_flag("--no-flows", options->no_flows, "Draws no arrows from where things came");
  command->add_option("--known-on", options->known_on,
                      "Draws what the reports published by the end of that day say, and no later one");
  command->add_flag("--heat", options->heat, "Draws the density of the events in place of their markers");
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command->add_option("--scale", options->scale, "Size of text and markers; 2 for dense print")
      ->check(CLI::Range(0.5, 8.0));
  command->add_option("--view", options->view, "Draw again what a picture's sidecar (PICTURE.json) says");
  command->add_option("--blur", options->blur,
                      "Draws each event as somewhere within this distance (500m, 5km), without names of places");
  command->add_flag("--no-sources", options->no_sources, "Names nobody who reported the events");
  command->add_option("-o,--output", options->output, "The PNG file to write; - is standard output")->required();
  command->callback([options, &action] {
    action = [options] {
      const Result<int> made = make_snapshot(*options);
      if (made) {
        return *made;
      }
      // Input that is rejected leaves nothing to draw.
      Error error = made.error();
      error.kind = error.kind == Error::Kind::usage ? error.kind : Error::Kind::failed;
      return fail(error);
    };
  });
}

}  // namespace dateline::viewer
