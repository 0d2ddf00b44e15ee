#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/gazetteer.h"
#include "viewer/app/messages.h"
#include "viewer/app/own_places.h"
#include "viewer/app/reading.h"
#include "viewer/command_line/commands.h"

namespace dateline::viewer {

namespace {

int find_places(const std::string& name, std::size_t limit) {
  const auto gazetteer = open_gazetteer();
  if (!gazetteer) {
    return fail(gazetteer.error());
  }
  const std::vector<geo::NameMatch> matches = (*gazetteer)->find(name);
  if (matches.empty()) {
    return fail({Error::Kind::rejected, name, "no place has such a name", "try another spelling"});
  }
  for (std::size_t i = 0; i < std::min(limit, matches.size()); ++i) {
    const geo::Place place = (*gazetteer)->place(matches[i].place);
    fmt::print("{:<12} {:<9} {:>9.4f} {:>9.4f} {:>8.0f} m  {:.2f}  {}{}{}\n", place.id, geo::name_of(place.kind),
               place.point.latitude, place.point.longitude, place.radius_m, matches[i].similarity, place.name,
               place.arabic.empty() ? "" : " " + place.arabic,
               place.country.empty()
                   ? ""
                   : fmt::format(" ({}{}{})", place.admin1, place.admin1.empty() ? "" : ", ", place.country));
  }
  return kDone;
}

/// What `dateline gazetteer add` was asked for.
struct AddOptions {
  std::string name;
  std::string position;  // "36.24,37.13"
  std::string kind;
  std::string parent;
  std::string id;
  double radius_m = 0;
  std::vector<std::string> spellings;
};

Result<geo::PlaceKind> kind_of(const std::string& name) {
  const auto kind = geo::place_kind(name);
  if (!kind) {
    return usage_error("--kind " + name, "no such kind of place",
                       "give city, town, village, district, camp, road, river, water, mountain, facility, region");
  }
  return *kind;
}

Result<geo::LonLat> position_of(const std::string& text) {
  geo::LonLat point;
  int end = 0;
  if (std::sscanf(text.c_str(), "%lf , %lf %n", &point.latitude, &point.longitude, &end) !=
          2 ||  // NOLINT(cert-err34-c)
      static_cast<std::size_t>(end) != text.size() ||
      !geo::is_valid(point)) {
    return usage_error("--at " + text, "no latitude and longitude", "give degrees as 36.24,37.13");
  }
  return point;
}

/// Compiles what was added, so that a mistake shows now and the next reading need not wait.
int use_now(const std::string& note) {
  if (const auto used = open_gazetteer(); !used) {
    return fail(used.error());
  }
  print_note(note);
  return kDone;
}

int add_to_gazetteer(const AddOptions& options) {
  if (options.id.empty() == options.position.empty()) {
    return fail({Error::Kind::usage, "gazetteer add", "a new place needs --at, a spelling of a known one --id",
                 "give one of them"});
  }
  const auto gazetteer = open_gazetteer();
  if (!gazetteer) {
    return fail(gazetteer.error());
  }
  if (!options.id.empty()) {
    const Result<void> added = add_spelling(options.id, options.name, **gazetteer);
    return added ? use_now(fmt::format("{}: \"{}\" is now one of its names", options.id, options.name))
                 : fail(added.error());
  }
  const Result<geo::LonLat> point = position_of(options.position);
  const Result<geo::PlaceKind> kind = kind_of(options.kind);
  if (!point || !kind) {
    return fail(point ? kind.error() : point.error());
  }
  const Result<std::string> id =
      add_place({options.name, *point, *kind, options.radius_m > 0 ? std::optional(options.radius_m) : std::nullopt,
                 options.parent, options.spellings},
                **gazetteer);
  return id ? use_now(fmt::format("{}: added as {}", options.name, *id)) : fail(id.error());
}

int import_into_gazetteer(const std::string& file, const std::string& kind_name) {
  std::optional<geo::PlaceKind> kind;
  if (!kind_name.empty()) {
    const Result<geo::PlaceKind> given = kind_of(kind_name);
    if (!given) {
      return fail(given.error());
    }
    kind = *given;
  }
  const auto gazetteer = open_gazetteer();
  if (!gazetteer) {
    return fail(gazetteer.error());
  }
  const Result<ImportedPlaces> imported = import_places(file, kind, **gazetteer);
  if (!imported) {
    return fail(imported.error());
  }
  return use_now(fmt::format("{}: {} places added, {} known already, {} left out", file, imported->added,
                             imported->known, imported->nameless));
}

void add_find(CLI::App& command, Action& action) {
  auto name = std::make_shared<std::string>();
  auto limit = std::make_shared<std::size_t>(20);
  CLI::App* find = command.add_subcommand("find", "Print the places that a name may denote, in any spelling or script");
  find->add_option("NAME", *name, "A place's name")->required();
  find->add_option("--limit", *limit, "How many to print at most");
  add_data_option(*find);
  find->callback([name, limit, &action] { action = [name, limit] { return find_places(*name, *limit); }; });
}

void add_add(CLI::App& command, Action& action) {
  auto options = std::make_shared<AddOptions>();
  options->kind = "village";
  CLI::App* add = command.add_subcommand("add", "Add a place, or a spelling of a known place, to your own gazetteer");
  add->add_option("NAME", options->name, "Its name, or the spelling")->required();
  add->add_option("--at", options->position, "Where a new place is, in degrees")->type_name("LAT,LON");
  add->add_option("--id", options->id, "The known place that NAME is a spelling of")->type_name("ID");
  add->add_option("--kind", options->kind, "What a new place is: city, town, village, district, road, facility ...");
  add->add_option("--radius", options->radius_m, "How far it reaches, or how uncertain its position is")
      ->type_name("METRES")
      ->check(CLI::PositiveNumber);
  add->add_option("--parent", options->parent, "The place that contains it")->type_name("ID");
  add->add_option("--spelling", options->spellings, "Another name of it; may be repeated")->expected(1)->take_all();
  add_data_option(*add);
  add->callback([options, &action] { action = [options] { return add_to_gazetteer(*options); }; });
}

void add_import(CLI::App& command, Action& action) {
  auto file = std::make_shared<std::string>();
  auto kind = std::make_shared<std::string>();
  CLI::App* import = command.add_subcommand(
      "import", "Add the named places of a GeoNames dump or of a vector layer to your own gazetteer");
  import->add_option("FILE", *file, "A dump of GeoNames (allCountries.txt, SY.txt), or any file of shapes with names")
      ->required();
  import->add_option("--kind", *kind,
                     "What the places of a layer are, else points are villages, lines roads, areas districts");
  add_data_option(*import);
  import->callback([file, kind, &action] { action = [file, kind] { return import_into_gazetteer(*file, *kind);
};
}  // namespace
);
}  // namespace dateline::viewer

}  // namespace

void add_data_option(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--data",
          [](const std::string& folder) {
            ::setenv("DATELINE_DATA", folder.c_str(), 1);
          },  // NOLINT(concurrency-mt-unsafe): no thread runs yet
          "The folder of your own gazetteer rows and word lists, else the user's data folder")
      ->type_name("FOLDER");
}

void add_gazetteer_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("gazetteer", "Look into the gazetteer, and add to it");
  command->require_subcommand(1);
  add_find(*command, action);
  add_add(*command, action);
  add_import(*command, action);
}

}  // namespace dateline::viewer
