#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dateline::architecture {

/// What each room links, and what of it is a room. Keys are folders: "events/model".
struct Rooms {
  std::map<std::string, std::set<std::string>> links;  ///< every library's name, rooms as their folder
  /// All that a room links, through other rooms too.
  [[nodiscard]] std::set<std::string> closure(const std::string& room) const;
  /// The innermost room that holds a path relative to the source folder, or empty.
  [[nodiscard]] std::string room_of(const std::string& path) const;
};

/// Reads lines of "FOLDER TARGET: LIBRARY LIBRARY ...".
[[nodiscard]] Rooms read_rooms(const std::string& lines);

/// A source file of ours, by its path relative to the source folder, and its text.
struct Source {
  std::string path;
  std::string text;
};
[[nodiscard]] std::vector<Source> read_sources(const std::filesystem::path& root);

/// Every way in which rooms and files break the order viewer -> events -> geo -> base; empty where none does.
[[nodiscard]] std::vector<std::string> link_violations(const Rooms& rooms);
[[nodiscard]] std::vector<std::string> include_violations(const Rooms& rooms, const std::vector<Source>& sources);
[[nodiscard]] std::vector<std::string> gl_call_violations(const std::vector<Source>& sources);

/// Types of one full name that two headers define: the linker would mix up what the compiler made of them.
[[nodiscard]] std::vector<std::string> type_name_violations(const std::vector<Source>& sources);

}  // namespace dateline::architecture
