#include "events/store/reading_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "events/model/event_table.h"
#include "events/store/bulk_load.h"
#include "events/store/insert.h"
#include "events/store/record_ids.h"
#include "events/store/tables.h"

namespace dateline::events {

namespace {

Result<void> put_claims(Database& database, const ReadingBatch& batch) {
  std::vector<std::string> documents = ids_of(batch.documents);
  documents.insert(documents.end(), batch.gone.begin(), batch.gone.end());
  Result<void> done = run_for_each(
      database, "DELETE FROM evidence WHERE claim IN (SELECT id FROM claims WHERE document = ?)", documents);
  if (done) {
    done = run_for_each(database, "DELETE FROM claims WHERE document = ?", documents);
  }
  if (done) {
    done = insert_all(database, "claims", batch.claims, [](auto& v, auto& row) { claim_columns(v, row); });
  }
  std::vector<EvidenceRow> evidence;
  for (const Claim& claim : batch.claims) {
    for (std::size_t i = 0; i < claim.evidence.size(); ++i) {
      evidence.push_back({claim.id, static_cast<std::int64_t>(i), claim.evidence[i]});
    }
  }
  if (done) {
    done = insert_all(database, "evidence", evidence, [](auto& v, auto& row) { evidence_columns(v, row); });
  }
  return done;
}

Result<void> delete_events_but(Database& database, const ReadingBatch& batch) {
  std::unordered_set<std::string_view> kept;
  for (const Event& event : batch.events) {
    kept.insert(event.id);
  }
  std::vector<std::string> gone;
  {
    Result<Statement> select = database.prepare("SELECT id FROM events");
    if (!select) {
      return tl::make_unexpected(select.error());
    }
    Result<bool> more = select->step();
    for (; more && *more; more = select->step()) {
      std::string id(select->next_text());
      if (!kept.contains(id) && !(batch.table && batch.table->number_of_id(id))) {
        gone.push_back(std::move(id));
      }
    }
    if (!more) {
      return tl::make_unexpected(more.error());
    }
  }
  return run_for_each(database, "DELETE FROM events WHERE id = ?", gone);
}

/// The rows of the batch's table that are events.
template <class Visit>
void for_each_row(const ReadingBatch& batch, Visit visit) {
  const std::uint32_t rows = batch.table ? batch.table->numbers() : 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (batch.table->holds(row) && !std::ranges::binary_search(batch.taken_rows, row)) {
      visit(row);
    }
  }
}

/// One row a place that has a name, as the place itself rather than as "near" it where both are known. Bare positions
/// of tables are no places that anybody looks for.
std::vector<EventPlace> distinct_places(const ReadingBatch& batch) {
  std::vector<EventPlace> places;
  std::unordered_map<std::string, std::size_t> index;
  const auto add = [&](const EventPlace& place) {
    if (place.id.empty() || place.name.empty()) {
      return;
    }
    const auto [found, is_new] = index.emplace(place.id, places.size());
    if (is_new) {
      places.push_back(place);
    } else if (!places[found->second].relation.empty() && place.relation.empty()) {
      places[found->second] = place;
    }
  };
  for (const Event& event : batch.events) {
    add(event.place);
    if (event.origin) {
      add(*event.origin);
    }
  }
  for_each_row(batch, [&](std::uint32_t row) {
    if (batch.table->place(row) != 0 || batch.table->origin(row) != 0) {
      const Event event = batch.table->event(row);
      add(event.place);
      if (event.origin) {
        add(*event.origin);
      }
    }
  });
  return places;
}

Result<void> put_links_and_places(Database& database, const ReadingBatch& batch) {
  std::vector<EventClaimRow> links;
  for (const Event& event : batch.events) {
    for (std::size_t i = 0; i < event.claims.size(); ++i) {
      links.push_back({event.id, event.claims[i], static_cast<std::int64_t>(i)});
    }
  }
  const Result<void> done =
      insert_all(database, "event_claims", links, [](auto& v, auto& row) { event_claim_columns(v, row); });
  return done ? insert_all(database, "places", distinct_places(batch),
                           [](auto& v, auto& row) { place_table_columns(v, row); })
              : done;
}

Result<void> put_events(Database& database, const ReadingBatch& batch) {
  Result<void> done = delete_events_but(database, batch);
  if (done) {
    done = database.execute("DELETE FROM event_claims; DELETE FROM places");
  }
  if (done) {
    done = insert_all(database, "events", batch.events, [](auto& v, auto& row) { event_columns(v, row); });
  }
  return done ? put_links_and_places(database, batch) : done;
}

Result<void> put_first_events(Database& database, const ReadingBatch& batch, const WriteWatch& watch) {
  constexpr std::size_t kWatched = 4096;  // rows between two looks at the stop token
  Result<BulkLoad> load = BulkLoad::begin(database, {"events"});
  if (!load) {
    return tl::make_unexpected(load.error());
  }
  Result<Statement> statement = database.prepare(insert_sql(project_table("events"), SameKey::fail));
  if (!statement) {
    return tl::make_unexpected(statement.error());
  }
  RowWriter writer(*statement);
  const std::size_t total = batch.events.size() + (batch.table ? batch.table->size() - batch.taken_rows.size() : 0);
  std::size_t written = 0;
  Result<void> ran;
  const auto put = [&](const Event& event) {
    if (written++ % kWatched == 0) {
      if (watch.stop.stop_requested()) {
        ran = failed("", "the writing was stopped", "");
        return;
      }
      if (watch.progress != nullptr) {
        watch.progress->set(written, total);
      }
    }
    event_columns(writer, event);
    ran = statement->run();
  };
  // Records that were rows stand where the rows did, so that the file has them in the table's order.
  std::unordered_map<std::uint32_t, const Event*> record_of_row;
  for (const Event& event : batch.events) {
    const auto row = batch.table ? batch.table->number_of_id(event.id) : std::nullopt;
    if (row) {
      record_of_row.emplace(*row, &event);
    } else if (ran) {
      put(event);
    }
  }
  const std::uint32_t rows = batch.table ? batch.table->numbers() : 0;
  for (std::uint32_t row = 0; row < rows && ran; ++row) {
    const auto record = record_of_row.empty() ? record_of_row.end() : record_of_row.find(row);
    if (record != record_of_row.end()) {
      put(*record->second);
    } else if (batch.table->holds(row)) {
      put(batch.table->event(row));
    }
  }
  if (!ran) {
    return ran;
  }
  const Result<void> done = load->finish();
  return done ? put_links_and_places(database, batch) : done;
}

/// Other programs zoom to what gpkg_contents says.
Result<void> update_extents(Database& database, const std::string& now) {
  return database.execute(fmt::format(
      "UPDATE gpkg_contents SET last_change = '{}', "
      "min_x = (SELECT min(longitude) FROM events WHERE geom IS NOT NULL), "
      "max_x = (SELECT max(longitude) FROM events WHERE geom IS NOT NULL), "
      "min_y = (SELECT min(latitude) FROM events WHERE geom IS NOT NULL), "
      "max_y = (SELECT max(latitude) FROM events WHERE geom IS NOT NULL) WHERE table_name IN ('events', 'places')",
      stored_instant(now)));
}

Result<void> put_documents(Database& database, const ReadingBatch& batch, const std::string& now) {
  Result<void> done;
  if (!batch.documents.empty()) {
    const Result<std::int64_t> last = database.integer("SELECT max(number) FROM readings");
    if (!last) {
      return tl::make_unexpected(last.error());
    }
    const ReadingRow reading{*last + 1, batch.program, batch.lexicons, now,
                             static_cast<std::int64_t>(batch.documents.size())};
    done = insert_all(database, "readings", std::vector<ReadingRow>{reading},
                      [](auto& v, auto& row) { reading_columns(v, row); });
  }
  if (done) {
    done = run_for_each(database, "DELETE FROM documents WHERE id = ?", batch.gone);
  }
  if (done) {
    done = insert_all(database, "documents", batch.documents, [](auto& v, auto& row) { document_columns(v, row); });
  }
  return done ? put_claims(database, batch) : done;
}

}  // namespace

Result<void> write_reading(Database& database, const ReadingBatch& batch, const std::string& now) {
  Result<void> done = put_documents(database, batch, now);
  if (done) {
    done = put_events(database, batch);
  }
  return done ? update_extents(database, now) : done;
}

Result<void> write_first_reading(Database& database, const ReadingBatch& batch, const std::string& now,
                                 const WriteWatch& watch) {
  Result<void> done = put_documents(database, batch, now);
  if (done) {
    done = put_first_events(database, batch, watch);
  }
  return done ? update_extents(database, now) : done;
}

}  // namespace dateline::events
