#include "viewer/app/project_change.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace dateline::viewer {
namespace {

using events::Document;
using events::Event;

// Naming every field makes a new one fail to compile here until it is compared too.

bool alike(const events::EventPlace& a, const events::EventPlace& b) {
  const auto fields = [](const events::EventPlace& place) {
    const auto& [name, id, point, radius, kind, relation] = place;
    return std::tie(name, id, point, radius, kind, relation);
  };
  return fields(a) == fields(b);
}

bool alike(const std::optional<events::EventPlace>& a, const std::optional<events::EventPlace>& b) {
  return a.has_value() == b.has_value() && (!a || alike(*a, *b));
}

bool alike(const Event& a, const Event& b) {
  const auto rest = [](const Event& event) {
    const auto& [id, type, sub_type, actor1, actor2, side1, side2, place, origin, when, zone, status, casualties,
                 control, confidence, sources, voices, disputed, disagreement, review, recorded, notes, claims, same,
                 distinct] = event;
    return std::tie(id, type, sub_type, actor1, actor2, side1, side2, when, zone, status, casualties, control,
                    confidence, sources, voices, disputed, disagreement, review, recorded, notes, claims, same,
                    distinct);
  };
  return rest(a) == rest(b) && alike(a.place, b.place) && alike(a.origin, b.origin);
}

/// Adds the records of a list for which `differs` holds, with their places.
template <class Record, class Differs>
void collect(const std::vector<Record>& records, Differs differs, std::vector<std::pair<std::size_t, Record>>& placed) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (differs(records[i])) {
      placed.emplace_back(i, records[i]);
    }
  }
}

auto not_alike_in(const std::vector<Event>& others) {
  std::unordered_map<std::string_view, const Event*> by_id;
  for (const Event& event : others) {
    by_id.emplace(event.id, &event);
  }
  return [by_id = std::move(by_id)](const Event& event) {
    const auto other = by_id.find(event.id);
    return other == by_id.end() || !alike(event, *other->second);
  };
}

}  // namespace

ProjectChange::ProjectChange(const events::Project& before, const events::Project& after,
                             const std::vector<std::string>& documents) {
  const std::unordered_set<std::string_view> changed(documents.begin(), documents.end());
  const auto is_changed = [&](const Document& document) { return changed.contains(document.id); };
  const auto is_of_changed = [&](const events::Claim& claim) { return changed.contains(claim.document); };
  collect(before.documents, is_changed, documents_.before);
  collect(after.documents, is_changed, documents_.after);
  collect(before.claims, is_of_changed, claims_.before);
  collect(after.claims, is_of_changed, claims_.after);
  collect(before.events, not_alike_in(after.events), events_.before);
  collect(after.events, not_alike_in(before.events), events_.after);
}

bool ProjectChange::empty() const {
  return documents_.before.empty() && documents_.after.empty() && events_.before.empty() && events_.after.empty();
}

template <class Record>
void ProjectChange::Records<Record>::apply(std::vector<Record>& records, Direction direction) const {
  std::unordered_set<std::string_view> differing;
  for (const Placed* side : {&before, &after}) {
    for (const auto& [place, record] : *side) {
      differing.insert(record.id);
    }
  }
  std::vector<Record> result;
  result.reserve(records.size() + to(direction).size());
  auto next = to(direction).begin();
  const auto insert_here = [&] {
    while (next != to(direction).end() && next->first <= result.size()) {
      result.push_back((next++)->second);
    }
  };
  for (Record& record : records) {
    insert_here();
    if (!differing.contains(record.id)) {
      result.push_back(std::move(record));
    }
  }
  for (; next != to(direction).end(); ++next) {
    result.push_back(next->second);
  }
  records = std::move(result);
}

events::Project ProjectChange::applied(events::Project project, Direction direction) const {
  documents_.apply(project.documents, direction);
  claims_.apply(project.claims, direction);
  events_.apply(project.events, direction);
  return project;
}

std::vector<Document> ProjectChange::present(Direction direction) const {
  std::vector<Document> documents;
  for (const auto& [place, document] : documents_.to(direction)) {
    documents.push_back(document);
  }
  return documents;
}

std::vector<Event> ProjectChange::events(Direction direction) const {
  std::vector<Event> events;
  for (const auto& [place, event] : events_.to(direction)) {
    events.push_back(event);
  }
  return events;
}

std::vector<std::string> ProjectChange::gone(Direction direction) const {
  std::vector<std::string> ids;
  const auto& there = documents_.to(direction);
  const auto& other = direction == Direction::undo ? documents_.after : documents_.before;
  for (const auto& placed : other) {
    const std::string& id = placed.second.id;
    if (std::ranges::none_of(there, [&id](const auto& one) { return one.second.id == id; })) {
      ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace dateline::viewer
