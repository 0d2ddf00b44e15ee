#include "viewer/app/network_consent.h"

#include <unistd.h>

#include <fstream>
#include <system_error>

#include "viewer/app/recovery.h"

namespace dateline::viewer {

namespace fs = std::filesystem;

fs::path consent_file() {
  const fs::path recovery = recovery_folder();
  return recovery.empty() ? fs::path() : recovery.parent_path() / "network-layers.txt";
}

std::set<std::string> read_consent(const fs::path& file) {
  std::set<std::string> addresses;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) {
      addresses.insert(line);
    }
  }
  return addresses;
}

Result<void> keep_consent(const fs::path& file, const std::string& address, bool allowed) {
  if (file.empty()) {
    return {};
  }
  // Read anew: another window may have changed it.
  std::set<std::string> addresses = read_consent(file);
  if (allowed) {
    addresses.insert(address);
  } else {
    addresses.erase(address);
  }
  std::error_code error;
  fs::create_directories(file.parent_path(), error);
  const fs::path draft = file.string() + "." + std::to_string(::getpid());
  std::ofstream out(draft);
  // Addresses may hold keys.
  fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write, error);
  for (const std::string& one : addresses) {
    out << one << '\n';
  }
  out.close();
  fs::rename(draft, file, error);
  if (!out || error) {
    return failed(file.string(), "cannot be written, so the switch holds only until the program ends",
                  "check its permissions");
  }
  return {};
}

}  // namespace dateline::viewer
