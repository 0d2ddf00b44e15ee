#include "events/store/event_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "events/model/event_index.h"
#include "events/store/event_row_reader.h"
#include "events/store/json_fields.h"
#include "events/store/read_rows.h"

namespace dateline::events {

namespace {

/// Rows whose numbers lie further apart are records: what is not there takes room in a table too.
constexpr std::int64_t kSparsest = 4;
constexpr std::int64_t kAtLeast = 1000;

Minute minute_in(CivilMinute minute, Granularity granularity, const std::string& zone) {
  if (granularity > Granularity::hour || zone == "UTC") {
    return to_minute(minute);
  }
  const Result<std::int64_t> utc = utc_from_civil(minute, "UTC");
  const Result<CivilMinute> civil = utc ? civil_in_zone(*utc, zone) : tl::make_unexpected(utc.error());
  return to_minute(civil.value_or(minute));
}

/// As EventIndex::from_project has it of the same event; places of tables are in no group.
EventRow index_row(const TableEvent& event, const std::string& zone, std::uint32_t number) {
  const Minute begin = minute_in(*event.when.start, event.when.granularity, zone);
  const Minute end = minute_in(*event.when.end, event.when.granularity, zone);
  const Minute after = begin == std::numeric_limits<Minute>::max() ? begin : begin + 1;
  return index_row(event, number, {begin, std::max(end, after)}, begin);
}

using Links = std::unordered_map<std::string, std::vector<std::string>>;  // claims by event, in order

Result<Links> read_links(Database& database, const std::filesystem::path& path) {
  std::vector<EventClaimRow> rows;
  const Result<void> read = read_rows(
      database, path, "event_claims", [](auto& v, auto& row) { event_claim_columns(v, row); }, rows);
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  Links links;
  for (EventClaimRow& row : rows) {
    links[std::move(row.event)].push_back(std::move(row.claim));
  }
  return links;
}

Result<void> give_claims(std::vector<Event>& events, Links links, const std::filesystem::path& path) {
  for (Event& event : events) {
    if (const auto found = links.find(event.id); found != links.end()) {
      event.claims = std::move(found->second);
      links.erase(found);
    }
  }
  return links.empty() ? Result<void>() : damaged(path, "a claim of an event that is not there");
}

}  // namespace

Result<void> read_events(Database& database, const std::filesystem::path& path, Project& project) {
  Result<Links> links = read_links(database, path);
  const Result<std::int64_t> count = database.integer("SELECT count(*) FROM events");
  const Result<std::vector<std::string>> missing = missing_columns(database, project_table("events"));
  if (!links || !count || !missing) {
    return tl::make_unexpected(!links ? links.error() : !count ? count.error() : missing.error());
  }
  Result<Statement> select = database.prepare(select_sql(project_table("events"), *missing));
  if (!select) {
    return tl::make_unexpected(select.error());
  }
  EventRowReader reader(static_cast<std::uint32_t>(
      std::clamp<std::int64_t>(*count * kSparsest, kAtLeast, std::numeric_limits<std::uint32_t>::max() / 2)));
  EventTableBuilder texts;
  std::vector<EventRow> rows;
  rows.reserve(static_cast<std::size_t>(std::max<std::int64_t>(*count, 0)));
  std::uint32_t next = 0;  // the number of the table's next row
  TableEvent event;
  std::uint32_t number = 0;
  std::size_t at = 0;
  Result<bool> more = select->step();
  for (; more && *more; more = select->step()) {
    ++at;
    if (reader.read(*select, event, number) && (links->empty() || !links->contains(std::string(reader.id())))) {
      for (; next < number; ++next) {
        texts.add_nothing();
      }
      texts.add(event);
      ++next;
      rows.push_back(index_row(event, project.time_zone, number));
      continue;
    }
    select->rewind();
    RowReader record(*select);
    event_columns(record, project.events.emplace_back());
    if (!record.bad_column().empty()) {
      return no_sense(path, "events", at, record.bad_column());
    }
  }
  if (!more) {
    return tl::make_unexpected(more.error());
  }
  if (!rows.empty()) {
    project.table = std::move(texts).build(reader.source_name(), EventIndex::from_rows(std::move(rows)));
  }
  return give_claims(project.events, std::move(*links), path);
}

Result<bool> read_records(Database& database, const std::filesystem::path& path, const std::vector<std::string>& ids,
                          Project& project) {
  Result<Links> links = read_links(database, path);
  const Result<std::vector<std::string>> missing = missing_columns(database, project_table("events"));
  if (!links || !missing) {
    return tl::make_unexpected(!links ? links.error() : missing.error());
  }
  if (!ids.empty()) {
    Result<Statement> select =
        database.prepare(select_sql(project_table("events"), *missing, "id IN (SELECT value FROM json_each(?))"));
    if (!select) {
      return tl::make_unexpected(select.error());
    }
    select->bind(to_json_text(ids));
    Result<void> read = read_all(
        *select, path, "events", [](auto& v, auto& row) { event_columns(v, row); }, project.events);
    if (!read) {
      return tl::make_unexpected(read.error());
    }
  }
  for (const Event& event : project.events) {
    if (const auto row = project.table->number_of_id(event.id)) {
      project.taken_rows.push_back(*row);
    }
  }
  std::ranges::sort(project.taken_rows);
  const bool same = project.events.size() == ids.size();
  return give_claims(project.events, std::move(*links), path).map([same] { return same; });
}

std::shared_ptr<const EventIndex> index_as_read(const EventTable& table, const std::string& time_zone) {
  if (time_zone != "UTC") {
    return nullptr;  // in another zone the hours of rows are others
  }
  const EventIndex& index = *table.index();
  const EventColumns& columns = index.columns();
  Row row = 0;
  while (row < index.size() && columns.reported[row] == columns.begin[row]) {
    ++row;
  }
  if (row == index.size()) {
    return table.index();
  }
  // When a row's source was published is not in the file.
  std::vector<EventRow> rows;
  rows.reserve(index.size());
  for (row = 0; row < index.size(); ++row) {
    rows.push_back(index.row(row));
    rows.back().reported = rows.back().when.begin;
  }
  return EventIndex::from_rows(std::move(rows));
}

}  // namespace dateline::events
