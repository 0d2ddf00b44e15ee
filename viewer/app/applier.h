#pragma once

#include <cstdint>
#include <optional>

#include "viewer/app/application.h"

namespace dateline::viewer {

/// What each command does to the application. Made for one command; on the main thread.
class Application::Applier {
 public:
  explicit Applier(Application& app) : app_(app), state_(app.state_) {}

  // Time.
  void operator()(const command::SetWindow&);
  void operator()(const command::SetAxis&);
  void operator()(const command::TogglePlay&);
  void operator()(const command::SetSpeed&);
  void operator()(const command::ToggleLoop&);
  void operator()(const command::StepTime&);
  void operator()(const command::StepEvent&);

  // What is shown.
  void operator()(const command::SetFilter&);
  void operator()(const command::Search&);
  void operator()(const command::SetKnownOn&);
  void operator()(const command::ToggleTheme&);
  void operator()(const command::ToggleHelp&);
  void operator()(const command::FocusSearch&);
  void operator()(const command::SetMapOptions&);

  // The map.
  void operator()(const command::PanMap&);
  void operator()(const command::ZoomMap&);
  void operator()(const command::GoTo&);
  void operator()(const command::ShowAll&);
  void operator()(const command::SetMeasure&);
  void operator()(const command::SetCoordinateForm&);
  void operator()(const command::FindPlace&);
  void operator()(const command::HoverMap&);
  void operator()(const command::ClickMap&);

  // Selection and reading.
  void operator()(const command::SelectEvent&);
  void operator()(const command::SelectPlace&);
  void operator()(const command::ClearSelection&);
  void operator()(const command::StepSelection&);
  void operator()(const command::ShowDocument&);
  void operator()(const command::ScrollTo&);
  void operator()(const command::FlashPlace&);
  void operator()(const command::FlashTime&);
  void operator()(const command::CopyText&);

  // Edits.
  void operator()(const command::SetReview&);
  void operator()(const command::EditEvent&);
  void operator()(const command::CloseForm&);
  void operator()(const command::DraftPlace&);
  void operator()(const command::SetFacts&);
  void operator()(const command::JoinEvents&);
  void operator()(const command::SetDistinct&);
  void operator()(const command::PartEvent&);
  void operator()(const command::ChooseOther&);
  void operator()(const command::ChangeDate&);
  void operator()(const command::Teach&);
  void operator()(const command::LookUpPlaces&);
  void operator()(const command::Undo&);
  void operator()(const command::Redo&);

  // Views.
  void operator()(const command::KeepView&);
  void operator()(const command::OpenView&);
  void operator()(const command::RenameView&);
  void operator()(const command::RemoveView&);
  void operator()(const command::StepView&);

  // Files.
  void operator()(const command::Recover&);
  void operator()(const command::DiscardLeftBehind&);
  void operator()(const command::Paste&);
  void operator()(const command::OpenFiles&);
  void operator()(const command::AddTables&);
  void operator()(const command::OpenTable&);
  void operator()(const command::Save&);
  void operator()(const command::SaveAs&);
  void operator()(const command::ExportPicture&);
  void operator()(const command::SetLayers&);
  void operator()(const command::AllowNetwork&);
  void operator()(const command::ShowLayer&);

  // Dialogs and the rest.
  void operator()(const command::OpenDialog&);
  void operator()(const command::CloseDialog&);
  void operator()(const command::BrowseFolder&);
  void operator()(const command::CancelJobs&);
  void operator()(const command::DismissNotice&);
  void operator()(const command::Quit&);

  void scroll_to_evidence(std::uint32_t event);

 private:
  /// The number that an event of the snapshot has in the project: another where an earlier day's knowledge is shown.
  [[nodiscard]] std::optional<std::uint32_t> event_of_project(std::uint32_t event) const;
  void keep_window_in_sight();

  Application& app_;
  UiState& state_;
};

}  // namespace dateline::viewer
