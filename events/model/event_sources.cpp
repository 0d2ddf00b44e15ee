#include "events/model/event_sources.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "events/model/project_events.h"

namespace dateline::events {
namespace {

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (!item.empty() && std::ranges::find(list, item) == list.end()) {
    list.push_back(item);
  }
}

/// The notes of the documents that hold each claim.
std::unordered_map<std::string_view, const std::string*> notes_of_claims(const Project& project) {
  std::unordered_map<std::string_view, const std::string*> documents;
  for (const Document& document : project.documents) {
    if (!document.note.empty()) {
      documents.emplace(document.id, &document.note);
    }
  }
  std::unordered_map<std::string_view, const std::string*> notes;
  if (!documents.empty()) {
    for (const Claim& claim : project.claims) {
      if (const auto document = documents.find(claim.document); document != documents.end()) {
        notes.emplace(claim.id, document->second);
      }
    }
  }
  return notes;
}

}  // namespace

EventSources::EventSources(const Project& project) {
  const auto notes = notes_of_claims(project);
  std::unordered_map<std::string, std::uint32_t> known;
  group_of_event_.reserve(project.events.size());
  std::string key;
  const auto number_of = [&](Group group) {
    key.assign(1, group.unreviewed ? 'u' : 'r');
    for (const auto* list : {&group.publishers, &group.notes}) {
      key += '\x1e';
      for (const std::string& item : *list) {
        (key += '\x1f') += item;
      }
    }
    const auto [found, is_new] = known.emplace(key, static_cast<std::uint32_t>(groups_.size()));
    if (is_new) {
      groups_.push_back(std::move(group));
    }
    return found->second;
  };
  for (const Event& event : project.events) {
    Group group{event.sources, {}, !event.claims.empty() && event.review == Review::unreviewed};
    for (const std::string& claim : event.claims) {
      if (const auto note = notes.find(claim); note != notes.end()) {
        add_once(group.notes, *note->second);
      }
    }
    group_of_event_.push_back(number_of(std::move(group)));
  }
  table_ = project.table;
  if (!table_) {
    return;
  }
  std::vector<bool> reports(table_->names());
  for (std::uint32_t row = 0; row < table_->numbers(); ++row) {
    reports[table_->source(row)] = reports[table_->source(row)] || has_row(project, row);
  }
  group_of_name_.assign(table_->names(), 0);
  for (std::uint32_t code = 0; code < table_->names(); ++code) {
    if (reports[code]) {
      group_of_name_[code] = number_of({sources_of_row(table_->name(code), table_->source_name()), {}, false});
    }
  }
}

std::uint32_t EventSources::group_of(std::uint32_t event) const {
  const auto records = static_cast<std::uint32_t>(group_of_event_.size());
  return event < records ? group_of_event_[event] : group_of_name_[table_->source(event - records)];
}

SourceTally EventSources::of(const EventIndex& index, TimeWindow window, const EventFilter& filter) const {
  std::vector<std::size_t> counts(groups_.size());
  if (groups_.size() == 1) {
    counts[0] = index.count(window, filter).drawn;
  } else if (!groups_.empty()) {
    for (const Row row : index.drawn_rows(window, filter)) {
      ++counts[group_of(index.columns().event[row])];
    }
  }
  SourceTally tally;
  std::map<std::string, std::size_t> publishers;  // with how many events each
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (counts[i] == 0) {
      continue;
    }
    const Group& group = groups_[i];
    tally.events += counts[i];
    tally.unreviewed += group.unreviewed ? counts[i] : 0;
    for (const std::string& name : group.publishers) {
      if (!name.empty()) {
        publishers[name] += counts[i];
      }
    }
    for (const std::string& note : group.notes) {
      add_once(tally.notes, note);
    }
  }
  for (const auto& [name, count] : publishers) {
    tally.publishers.push_back(name);
  }
  std::ranges::stable_sort(tally.publishers, std::ranges::greater(),
                           [&](const std::string& name) { return publishers.at(name); });
  return tally;
}

}  // namespace dateline::events
