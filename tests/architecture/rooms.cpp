#include "tests/architecture/rooms.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace dateline::architecture {

namespace {

constexpr std::array<const char*, 4> kLayers = {"base", "geo", "events", "viewer"};  // each may use those before it

/// Libraries and headers that draw, which only the viewer may touch.
const std::regex kDrawingLibrary("imgui|glfw|opengl|epoxy|\\bEGL\\b", std::regex::icase);
const std::regex kDrawingHeader("^(imgui|backends/imgui|misc/|GLFW/|GL/|GLES|EGL/|epoxy/)");
const std::regex kGdalHeader("^(gdal|ogr|cpl_)");

/// 0 to 3, or -1 for what is in no layer.
int layer_of(const std::string& path) {
  const std::string first = path.substr(0, path.find('/'));
  const auto* const found = std::find(kLayers.begin(), kLayers.end(), first);
  return found == kLayers.end() ? -1 : static_cast<int>(found - kLayers.begin());
}

bool is_header(const std::string& path) {
  return path.ends_with(".h");
}

/// GDAL's types stay in geo, and in the .cpp files of the rooms that read and write data with it.
bool may_include_gdal(const std::string& path) {
  if (path.starts_with("geo/")) {
    return true;
  }
  return !is_header(path) && (path.starts_with("events/store/") || path.starts_with("events/exchange/") ||
                              path.starts_with("viewer/picture/"));
}

std::vector<std::smatch> all_matches(const std::string& text, const std::regex& pattern) {
  return {std::sregex_iterator(text.begin(), text.end(), pattern), {}};
}

}  // namespace

std::set<std::string> Rooms::closure(const std::string& room) const {
  std::set<std::string> reached;
  std::vector<std::string> todo = {room};
  while (!todo.empty()) {
    const std::string at = todo.back();
    todo.pop_back();
    const auto found = links.find(at);
    if (found == links.end()) {
      continue;
    }
    for (const std::string& next : found->second) {
      if (reached.insert(next).second) {
        todo.push_back(next);
      }
    }
  }
  return reached;
}

std::string Rooms::room_of(const std::string& path) const {
  std::string folder = path;
  do {
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
  } while (!folder.empty() && !links.contains(folder));
  return folder;
}

Rooms read_rooms(const std::string& lines) {
  std::map<std::string, std::string> folder_of;
  std::map<std::string, std::vector<std::string>> libraries;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string folder;
    std::string target;
    words >> folder >> target;
    target.pop_back();  // the colon
    folder_of[target] = folder;
    libraries[folder] = {std::istream_iterator<std::string>(words), {}};
  }
  Rooms rooms;
  for (const auto& [folder, names] : libraries) {
    std::set<std::string>& links = rooms.links[folder];
    for (const std::string& name : names) {
      const auto room = folder_of.find(name);
      links.insert(room == folder_of.end() ? name : room->second);
    }
  }
  return rooms;
}

std::vector<Source> read_sources(const std::filesystem::path& root) {
  std::vector<Source> sources;
  for (const char* layer : kLayers) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / layer)) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() == ".h" || path.extension() == ".cpp") {
        std::ifstream file(path, std::ios::binary);
        sources.push_back({std::filesystem::relative(path, root).generic_string(),
                           std::string(std::istreambuf_iterator<char>(file), {})});
      }
    }
  }
  return sources;
}

std::vector<std::string> link_violations(const Rooms& rooms) {
  std::vector<std::string> violations;
  for (const auto& [room, direct] : rooms.links) {
    const std::set<std::string> all = rooms.closure(room);
    if (all.contains(room)) {
      violations.push_back(room + " links itself in a circle");
    }
    for (const std::string& library : all) {
      if (layer_of(library) > layer_of(room) && rooms.links.contains(library)) {
        violations.push_back(room + " links " + library);
      }
      if (layer_of(room) < layer_of("viewer") && std::regex_search(library, kDrawingLibrary)) {
        violations.push_back(room + " links " + library + ", which draws");
      }
    }
  }
  return violations;
}

std::vector<std::string> include_violations(const Rooms& rooms, const std::vector<Source>& sources) {
  static const std::regex own("^\\s*#\\s*include\\s*\"([^\"]+)\"", std::regex::multiline);
  static const std::regex system("^\\s*#\\s*include\\s*<([^>]+)>", std::regex::multiline);
  std::vector<std::string> violations;
  for (const Source& source : sources) {
    const std::string room = rooms.room_of(source.path);
    if (room.empty()) {
      violations.push_back(source.path + " is in no room");
      continue;
    }
    const std::set<std::string> linked = rooms.closure(room);
    for (const std::smatch& match : all_matches(source.text, own)) {
      const std::string included = rooms.room_of(match[1]);
      if (included.empty() || (included != room && !linked.contains(included))) {
        violations.push_back(source.path + " includes " + match[1].str() + ", whose room it does not link");
      }
    }
    for (const std::smatch& match : all_matches(source.text, system)) {
      const std::string header = match[1];
      if (layer_of(source.path) < layer_of("viewer") && std::regex_search(header, kDrawingHeader)) {
        violations.push_back(source.path + " includes <" + header + ">, which draws");
      }
      if (std::regex_search(header, kGdalHeader) && !may_include_gdal(source.path)) {
        violations.push_back(source.path + " includes <" + header + ">, which is GDAL's");
      }
    }
  }
  return violations;
}

std::vector<std::string> gl_call_violations(const std::vector<Source>& sources) {
  // A call of OpenGL: gl and a capital, as glDrawArrays( is, and not the end of another word or a member.
  static const std::regex call("(^|[^\\w.:>])(gl[A-Z]\\w*)\\s*\\(");
  std::vector<std::string> violations;
  for (const Source& source : sources) {
    if (source.path.starts_with("viewer/gl/")) {
      continue;
    }
    for (const std::smatch& match : all_matches(source.text, call)) {
      violations.push_back(source.path + " calls " + match[2].str());
    }
  }
  return violations;
}

std::vector<std::string> type_name_violations(const std::vector<Source>& sources) {
  static const std::regex kNamespace(R"(^namespace ([\w:]+) \{)");
  static const std::regex kType(
      R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{)");  // of the namespace itself
  std::map<std::string, std::string> header_of;
  std::vector<std::string> violations;
  for (const Source& source : sources) {
    if (!source.path.ends_with(".h")) {
      continue;
    }
    std::istringstream lines(source.text);
    std::string scope;
    for (std::string line; std::getline(lines, line);) {
      std::smatch found;
      if (std::regex_search(line, found, kNamespace)) {
        scope = found[1];
      } else if (std::regex_search(line, found, kType)) {
        const std::string name = scope + "::" + found[1].str();
        const auto [known, is_new] = header_of.emplace(name, source.path);
        if (!is_new) {
          violations.push_back(known->second + " and " + source.path + " both define " + name);
        }
      }
    }
  }
  return violations;
}

}  // namespace dateline::architecture
