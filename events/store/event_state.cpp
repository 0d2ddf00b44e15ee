#include "events/store/event_state.h"

#include <fmt/format.h>

#include <vector>

#include "events/store/insert.h"
#include "events/store/read_rows.h"
#include "events/store/row_io.h"
#include "events/store/schema.h"
#include "events/store/tables.h"

namespace dateline::events {
namespace {

/// The columns of `events` that a person may change, and what they need.
template <class Visitor, class T>
void state_columns(Visitor& v, T& event) {
  what_columns(v, event);
  v.text("time_zone", event.time_zone);
  time_columns(v, event.when, event.time_zone);
  v.name("status", event.status, status);
  casualty_columns(v, event.casualties);
  v.control(event.control);
  v.name("review", event.review, review);
  v.text("notes", event.notes);
  v.point(event.place.point);  // last: where another program moved a point, that holds
}

const SchemaTable& state_table() {
  static const SchemaTable table{"events",
                                 ColumnList::of([](auto& v, auto& event) { state_columns(v, event); }, Event()), "id"};
  return table;
}

Result<Event> read_event(Database& database, const std::filesystem::path& path, const std::string& event_id) {
  const Result<std::vector<std::string>> missing = missing_columns(database, project_table("events"));
  if (!missing) {
    return tl::make_unexpected(missing.error());
  }
  Result<Statement> select = database.prepare(select_sql(state_table(), *missing, "id = ?"));
  if (!select) {
    return tl::make_unexpected(select.error());
  }
  select->bind(std::string_view(event_id));
  std::vector<Event> found;
  if (Result<void> read = read_all(
          *select, path, "events", [](auto& v, auto& event) { state_columns(v, event); }, found);
      !read) {
    return tl::make_unexpected(read.error());
  }
  if (found.empty()) {
    return failed(path.string(), "the project has no such event any more", "open it again");
  }
  found.front().id = event_id;
  return std::move(found.front());
}

std::string update_sql() {
  std::string columns;
  for (const TableColumn& column : state_table().columns) {
    columns += fmt::format("{}\"{}\" = ?", columns.empty() ? "" : ", ", column.name);
  }
  return fmt::format("UPDATE events SET {} WHERE id = ?", columns);
}

}  // namespace

Result<ReviewState> read_state(Database& database, const std::filesystem::path& path, const std::string& event_id) {
  const Result<Event> event = read_event(database, path, event_id);
  if (!event) {
    return tl::make_unexpected(event.error());
  }
  return ReviewState{event->review, event->notes, facts_of(*event)};
}

Result<void> write_state(Database& database, const std::filesystem::path& path, const std::string& event_id,
                         const ReviewState& state) {
  Result<Event> event = read_event(database, path, event_id);
  Result<Statement> update = database.prepare(update_sql());
  if (!event || !update) {
    return tl::make_unexpected(event ? update.error() : event.error());
  }
  event->review = state.review;
  event->notes = state.notes;
  if (state.facts) {
    set_facts(*event, *state.facts);
  }
  RowWriter writer(*update);
  state_columns(writer, std::as_const(*event));
  update->bind(std::string_view(event_id));
  Result<void> done = update->run();
  if (done && state.facts && !event->place.id.empty() && !event->place.name.empty()) {
    // A place that is there already may be known as itself rather than as "near" it.
    Result<Statement> known = database.prepare("SELECT 1 FROM places WHERE id = ?");
    if (!known) {
      return tl::make_unexpected(known.error());
    }
    known->bind(std::string_view(event->place.id));
    const Result<bool> found = known->step();
    if (!found) {
      return tl::make_unexpected(found.error());
    }
    if (!*found) {
      done = insert_all(database, "places", std::vector<EventPlace>{event->place},
                        [](auto& v, auto& row) { place_table_columns(v, row); });
    }
  }
  return done;
}

}  // namespace dateline::events
