#include "viewer/panels/top_bar.h"

#include <algorithm>
#include <array>
#include <string>

#include "viewer/panels/actions.h"
#include "viewer/panels/menu.h"

namespace dateline::viewer {
namespace {

constexpr std::array kMenus = {Action::Menu::file, Action::Menu::edit, Action::Menu::view,
                               Action::Menu::time, Action::Menu::map,  Action::Menu::help};

void draw_menu_rows(Ui& ui, const UiState& state, Action::Menu which, Menu& menu) {
  for (const Action& action : actions()) {
    if (action.menu != which || !action.in_menu) {
      continue;
    }
    std::string words = action.words;
    if (words == "Undo" && !state.undo_label.empty()) {
      words += ": " + state.undo_label;
    } else if (words == "Redo" && !state.redo_label.empty()) {
      words += ": " + state.redo_label;
    }
    const std::optional<Command> command = action.command(state);
    const bool on = action.is_on != nullptr && action.is_on(state);
    if (menu.row(std::string("menu ") + action.words, words, action.key_words, command.has_value(), on)) {
      ui.ask(*command);
    }
  }
}

}  // namespace

float TopBar::draw_menus(Ui& ui, const UiState& state, Rect rect, float left) {
  for (const Action::Menu menu : kMenus) {
    const std::string_view name = name_of(menu);
    const std::string id = "menu " + std::string(name);
    const float width = ui.painter().measure(name, ui.body()).x + ui.px(18);
    const Rect box{left, rect.y + ui.px(8), width, rect.height - ui.px(16)};
    const bool clicked = ui.area(id, box);
    const bool hovered = ui.is_hovered();
    if (clicked) {
      Menu::open(id.c_str());
    }
    const bool open = ImGui::IsPopupOpen(id.c_str());
    if (hovered || open) {
      ui.list().AddRectFilled(box.min(), box.max(), to_imgui(mix(ui.colours().window, ui.colours().text, 0.1)),
                              ui.px(5));
    }
    const TextLook look = ui.look(14, mix(ui.colours().text_dim, ui.colours().text, 0.55));
    const float height = ui.painter().measure(name, look).y;
    ui.painter().draw(ui.list(), {left + ui.px(9), box.y + (box.height - height) / 2}, name, look);
    const auto rows =
        std::ranges::count_if(actions(), [&](const Action& action) { return action.menu == menu && action.in_menu; });
    if (Menu popup(ui, id.c_str(), {box.x, rect.y, box.width, rect.height - ui.px(3)}, 310, static_cast<int>(rows));
        popup) {
      draw_menu_rows(ui, state, menu, popup);
    }
    left += width;
  }
  return left;
}

void TopBar::draw(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "top bar", rect, ui.colours().window);
  ui.line({rect.x, rect.y + rect.height - 1}, {rect.x + rect.width, rect.y + rect.height - 1});
  const TextLook brand = ui.look(14, ui.colours().text, true);
  const ImVec2 brand_size = ui.painter().measure("DATELINE", brand);
  const float middle = rect.y + rect.height / 2;
  ui.painter().draw(ui.list(), {rect.x + ui.px(14), middle - brand_size.y / 2}, "DATELINE", brand);
  const float menus_end = draw_menus(ui, state, rect, rect.x + ui.px(14) + brand_size.x + ui.px(9));

  const float export_width = ui.button_width("Export picture", "");
  const float export_x = rect.x + rect.width - ui.px(14) - export_width;
  if (ui.button("export", {export_x, middle - ui.button_height() / 2}, "Export picture", "", Ui::ButtonLook::primary)) {
    ui.ask(command::ExportPicture{});
  }
  ui.tip("Writes the map as it stands, with legend and sources (Ctrl+E)");

  // The search box stands in the middle of the window where there is room, and gives way to both sides.
  const TextLook dim = ui.dim();
  const float name_width = std::min(ui.painter().measure(state.project_name, dim).x, ui.px(190));
  const float room_left = menus_end + ui.px(14);
  const float room_right = export_x - ui.px(28) - name_width;
  const float width = std::clamp(room_right - room_left, ui.px(60), ui.px(400));
  const float centred = rect.x + (rect.width - width) / 2;
  const float x = std::clamp(centred, room_left, std::max(room_left, room_right - width));
  const Rect box{x, middle - ui.px(14), width, ui.px(28)};
  if (search_.text != state.query && !search_.focused()) {
    search_.text = state.query;
  }
  const TextField::Outcome outcome =
      search_.draw(ui, "search", box, width > ui.px(240) ? "Find a place, actor, word or position" : "Find", "Ctrl K");
  if (outcome.changed) {
    ui.ask(command::Search{search_.text});
  } else if (outcome.left && !search_.text.empty()) {
    search_.text.clear();
    ui.ask(command::Search{""});
  } else if (outcome.entered) {
    search_.blur();
    ui.ask(command::FindPlace{search_.text});
  }
  ui.painter().draw_cut(ui.list(), {export_x - ui.px(14) - name_width, middle - ui.px(10)}, state.project_name, dim,
                        name_width);
}

}  // namespace dateline::viewer
