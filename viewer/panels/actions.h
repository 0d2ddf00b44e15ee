#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "viewer/panels/command.h"
#include "viewer/panels/key.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// Something that a person can do by a key, and mostly by a menu too. The one table that menus, keys and the help
/// overlay come from.
struct Action {
  enum class Menu : std::uint8_t { file, edit, view, time, map, help };
  Menu menu;
  const char* words;      ///< "Step to the next event"
  const char* key_words;  ///< "Ctrl+Z"
  KeyPress press;
  /// What to ask for in this state; nullopt where it makes no sense now.
  std::optional<Command> (*command)(const UiState& state);
  bool in_menu = true;
  /// Whether it is switched on, for actions that switch; null for others.
  bool (*is_on)(const UiState& state) = nullptr;
};

[[nodiscard]] std::span<const Action> actions();
[[nodiscard]] std::string_view name_of(Action::Menu menu);

/// The action of a key, or null. Shift counts only with Ctrl and for keys that stand on it by themselves.
[[nodiscard]] const Action* action_of(const KeyPress& press);

}  // namespace dateline::viewer
