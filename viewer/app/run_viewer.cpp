#include "viewer/app/run_viewer.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "viewer/app/application.h"
#include "viewer/app/glfw_window.h"
#include "viewer/app/network_consent.h"
#include "viewer/app/recovery.h"

namespace dateline::viewer {
namespace {

constexpr std::chrono::milliseconds kPatience(500);  // of a person who closes the window

/// Where pictures go that belong to no project file: the person's folder for pictures, or the home folder, or here.
std::filesystem::path picture_folder(const std::filesystem::path& working_folder) {
  const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): before any thread is started
  if (home == nullptr || *home == '\0') {
    return working_folder;
  }
  const std::filesystem::path pictures = std::filesystem::path(home) / "Pictures";
  std::error_code unknown;
  return std::filesystem::is_directory(pictures, unknown) ? pictures : std::filesystem::path(home);
}

}  // namespace

Result<void> run_viewer(const ViewerOptions& options) {
  std::error_code unknown;
  const std::filesystem::path here = std::filesystem::current_path(unknown);
  const std::filesystem::path recovery = recovery_folder();
  const std::filesystem::path consent = consent_file();
  auto window = GlfwWindow::create("Dateline");
  if (!window) {
    return tl::make_unexpected(window.error());
  }
  ApplicationOptions wanted;
  wanted.platform = (*window)->platform();
  wanted.size = (*window)->size();
  wanted.scale = (*window)->scale();
  wanted.working_folder = here;
  wanted.picture_folder = picture_folder(here);
  wanted.recovery_folder = recovery;
  wanted.consent_file = consent;
  auto application = Application::create(std::move(wanted));
  if (!application) {
    return tl::make_unexpected(application.error());
  }
  (*application)->open(options);
  (*window)->run(**application);
  if (!(*application)->end_work(kPatience)) {
    // Every edit is where it belongs (Application::quits): nothing is lost but tiles, and the window is gone at once.
    std::_Exit(EXIT_SUCCESS);
  }
  return {};
}

}  // namespace dateline::viewer
