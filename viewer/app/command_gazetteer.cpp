#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "base/resources.h"
#include "geo/gazetteer.h"
#include "viewer/app/commands.h"
#include "viewer/app/messages.h"

namespace dateline::viewer {

namespace {

int find_places(const std::string& name, std::size_t limit) {
  const auto gazetteer = geo::Gazetteer::open(resource_folder() / "gazetteer.index");
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

}  // namespace

void add_gazetteer_command(CLI::App& program, Action& action) {
  auto name = std::make_shared<std::string>();
  auto limit = std::make_shared<std::size_t>(20);
  CLI::App* command = program.add_subcommand("gazetteer", "Look into the gazetteer");
  command->require_subcommand(1);
  CLI::App* find =
      command->add_subcommand("find", "Print the places that a name may denote, in any spelling or script");
  find->add_option("NAME", *name, "A place's name")->required();
  find->add_option("--limit", *limit, "How many to print at most");
  find->callback([name, limit, &action] { action = [name, limit] { return find_places(*name, *limit); }; });
}

}  // namespace dateline::viewer
