#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "events/model/event_flows.h"
#include "events/model/event_table.h"

namespace dateline::events {

/// Indexes of tables, kept in the user's cache folder ($XDG_CACHE_HOME/dateline, or ~/.cache/dateline) and never beside
/// the evidence. A kept index belongs to one state of one file: its path, size, time of change, and samples of its
/// bytes. What is kept may vanish at any time; nobody is told.
class IndexCache {
 public:
  /// Of a table file. `settings` names whatever else the index depends on, such as how columns were chosen.
  IndexCache(const std::filesystem::path& table, std::uint64_t settings);
  /// What was kept of the same file in another state, whose identity this is.
  [[nodiscard]] IndexCache of(const IndexIdentity& identity) const;
  /// Of the file's state, beginning with its size and time of change (nanoseconds since 1970); nullopt where there is
  /// no cache folder or no such file.
  [[nodiscard]] std::optional<IndexIdentity> identity() const;

  /// The kept index, mapped; null where there is none, or it is damaged or of another state of the file.
  [[nodiscard]] std::shared_ptr<const EventIndex> find() const;
  /// The kept texts of its rows, likewise.
  [[nodiscard]] std::shared_ptr<const EventTable> find_table(std::string source_name,
                                                             std::shared_ptr<const EventIndex> index) const;
  /// The kept flows of its rows, likewise; null also where no row has an origin.
  [[nodiscard]] std::shared_ptr<const EventFlows> find_flows() const;
  /// Keeps an index, and lets go of those that were used longest ago beyond a few. Failing is silent: a cache is a
  /// convenience.
  void keep(const EventIndex& index) const;
  void keep(const EventTable& table) const;
  void keep(const EventFlows& flows) const;

  /// A short text beside them, which says of itself what it belongs to; empty where there is none.
  [[nodiscard]] std::string find_text() const;
  void keep(std::string_view text) const;

 private:
  [[nodiscard]] std::filesystem::path file(const char* extension) const;
  bool make_folder() const;
  std::filesystem::path stem_;  // empty where there is no cache folder or no such table
  IndexIdentity identity_{};
};

}  // namespace dateline::events
