// The session's task that adds a table's events to the project.

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "events/exchange/table_file.h"
#include "events/model/project_events.h"
#include "events/model/sha256.h"
#include "viewer/app/session.h"
#include "viewer/app/session_outcome.h"

namespace dateline::viewer {
namespace {

/// What is added becomes records of the project, which cost more than the rows of a table that is opened alone.
constexpr std::size_t kMostAdded = 100'000;

/// What tells a row from others, wherever in a table it stands: a later edition of the table may have rows before it.
/// Rows of one table that are alike in all of it may be several events all the same.
std::string words_of_row(const events::Event& row) {
  const auto degrees = [](const std::optional<geo::LonLat>& point) {
    return point ? fmt::format("{:.6f},{:.6f}", point->longitude, point->latitude) : "";
  };
  const std::string own_id = row.id.substr(0, row.id.rfind('-'));  // without the row's number
  return fmt::format("{}|{}|{}|{}|{}|{}", own_id, degrees(row.place.point), row.place.name, row.when.start.value_or(0),
                     events::name_of(row.sub_event_type), row.notes);
}

/// The same for the same row, so that a table that is added twice is there once; and never that of a row of a table.
/// `nth` counts the rows of the table that are alike.
std::string id_of_row(const std::string& words, int nth) {
  return events::sha256(nth == 1 ? words : fmt::format("{}|{}", words, nth)).substr(0, 32);
}

}  // namespace

void Session::add_table(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const auto change = std::make_shared<ProjectChange>();
  const std::uint64_t edit = history_.add({fmt::format("events of “{}”", name), ReadingEdit{change}});
  add({"Adding the events of " + name,
       [file, name, change, edit](Workshop& shop, const SnapshotPtr& current, const std::stop_token& stop,
                                  JobProgress& progress) {
         Outcome outcome;
         outcome.came_to_nothing = edit;
         const auto stopped = [&] {
           if (stop.stop_requested()) {
             outcome.notices.push_back(done("Stopped: nothing of " + name + " was added"));
           }
           return stop.stop_requested();
         };
         const auto table = events::table_as_project(file);
         const auto tools = shop.open_tools();
         if (!table || !tools) {
           outcome.notices.push_back(problem(table ? tools.error() : table.error()));
           return outcome;
         }
         add_left_out(outcome.notices, table->warnings);
         const events::Project& rows = table->value;
         const std::size_t count = events::event_count(rows);
         if (count > kMostAdded) {
           outcome.notices.push_back({Notice::Kind::problem,
                                      fmt::format("{}: {} events are too many to add to a project, which takes {} of a "
                                                  "table; open it alone",
                                                  name, count, kMostAdded),
                                      0});
           return outcome;
         }
         const events::Project& before = current->project();
         events::Project project = before;
         std::unordered_set<std::string> known;
         for (const events::Event& event : project.events) {
           known.insert(event.id);
         }
         std::unordered_map<std::string, int> alike;
         std::size_t looked_at = 0;
         events::for_each_event(rows, [&](events::Event event) {
           const std::string words = words_of_row(event);
           event.id = id_of_row(words, ++alike[words]);
           if (!stop.stop_requested() && known.insert(event.id).second) {
             project.events.push_back(std::move(event));
           }
           progress.set(++looked_at, count);
         });
         if (stopped()) {
           return outcome;
         }
         const std::size_t added = project.events.size() - before.events.size();
         const std::string there = added == count ? "" : fmt::format("; {} were there already", count - added);
         if (added == 0) {
           outcome.notices.push_back(done("All events of " + name + " are in the project already"));
           return outcome;
         }
         *change = ProjectChange(before, project, {});
         events::ReadingBatch batch = reading_batch(project, {}, shop.tools());
         batch.who = user_name();
         batch.note = fmt::format("{} events of {} added", added, name);
         if (stopped() ||
             !write(
                 shop, before, [&](events::ProjectStore& store) { return store.put_reading(batch); }, outcome)) {
           return outcome;
         }
         outcome.notices.push_back(
             done(fmt::format("{} event{} of {} added{}", added, added == 1 ? "" : "s", name, there)));
         outcome.came_to_nothing = 0;
         outcome.changed = true;
         outcome.snapshot = snapshot_of(std::move(project));
         return outcome;
       },
       true});
}

}  // namespace dateline::viewer
