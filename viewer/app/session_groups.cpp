// The session's tasks that say which claims tell of one event.

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "events/extract/merge/regroup.h"
#include "events/model/event_ids.h"
#include "viewer/app/session.h"
#include "viewer/app/session_outcome.h"
#include "viewer/panels/event_words.h"

namespace dateline::viewer {

using events::Event;
using events::Project;
using Direction = ProjectChange::Direction;

namespace {

/// Which claims stood in which events, and which were said to be none of the others, before and afterwards, for the
/// project's decisions.
std::string groups_note(const ProjectChange& change) {
  const auto groups = [&change](Direction direction) {
    nlohmann::json list = nlohmann::json::array();
    for (const Event& event : change.events(direction)) {
      list.push_back({{"event", event.id},
                      {"claims", event.claims},
                      {"review", std::string(events::name_of(event.review))},
                      {"distinct_from", event.distinct_from}});
    }
    return list;
  };
  return nlohmann::json{{"before", groups(Direction::undo)}, {"after", groups(Direction::redo)}}.dump();
}

}  // namespace

void Session::regroup(const char* kind, const std::string& event_id, std::string label, Regrouping regrouping) {
  const ReadingEdit reading{std::make_shared<ProjectChange>(), kind, event_id};
  const std::uint64_t edit = history_.add({std::move(label), reading});
  add({"Saving",
       [reading, edit, regrouping = std::move(regrouping)](Workshop& shop, const SnapshotPtr& current,
                                                           const std::stop_token&, JobProgress&) {
         Outcome outcome;
         outcome.came_to_nothing = edit;
         if (const auto tools = shop.open_tools(); !tools) {
           outcome.notices.push_back(problem(tools.error()));
           return outcome;
         }
         const Project& before = current->project();
         Project project = before;
         if (const auto regrouped = regrouping(project, shop.clock()); !regrouped) {
           outcome.notices.push_back(problem(regrouped.error()));
           return outcome;
         }
         *reading.change = ProjectChange(before, project, {});
         events::ReadingBatch batch = reading_batch(project, {}, shop.tools());
         batch.who = user_name();
         batch.kind = reading.kind;
         batch.subject = reading.subject;
         batch.note = groups_note(*reading.change);
         if (!write(
                 shop, before, [&](events::ProjectStore& store) { return store.put_reading(batch); }, outcome)) {
           return outcome;
         }
         outcome.came_to_nothing = 0;
         outcome.snapshot = snapshot_of(std::move(project));
         outcome.changed = true;
         return outcome;
       },
       true});
}

void Session::join(std::uint32_t event, std::uint32_t other) {
  const Event kept = snapshot_->event(event);
  const Event gone = snapshot_->event(other);
  regroup("join", kept.id, fmt::format("joining of “{}” with “{}”", event_title(kept), event_title(gone)),
          [kept = kept.id, gone = gone.id](Project& project, const Clock&) {
            return events::join_events(project, kept, gone);
          });
}

void Session::set_distinct(std::uint32_t event, std::uint32_t other, bool distinct) {
  const Event one = snapshot_->event(event);
  const Event two = snapshot_->event(other);
  regroup("distinct", one.id,
          fmt::format("“{}” {} “{}”", event_title(one), distinct ? "is not" : "may be", event_title(two)),
          [one = one.id, two = two.id, distinct](Project& project, const Clock&) {
            return events::set_distinct(project, one, two, distinct);
          });
}

void Session::part(std::uint32_t event, const std::vector<std::vector<std::string>>& claims) {
  const Event parted = snapshot_->event(event);
  regroup("part", parted.id, fmt::format("parting of “{}”", event_title(parted)),
          [id = parted.id, claims](Project& project, const Clock& clock) -> Result<void> {
            const auto new_id = events::event_ids(project.events);
            for (const std::vector<std::string>& leaving : claims) {
              if (auto done = events::part_event(project, id, leaving, utc_text(clock()), new_id); !done) {
                return done;
              }
            }
            return {};
          });
}

}  // namespace dateline::viewer
