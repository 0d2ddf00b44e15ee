#include "events/evaluate/gold_muc.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>

#include "events/evaluate/corpus_files.h"

namespace dateline::events {

namespace {

constexpr std::string_view kMessage = "DEV-MUC3-";

/// The slots that are compared (template-doc, section 2).
enum Slot : unsigned {
  message_id,
  number,
  date,
  location,
  type,
  person = 9,
  organisation,
  thing = 12,
  victim = 18,
  victim_described,
  how_many = 21,
  effect = 23
};
using Slots = std::map<unsigned, std::vector<std::string>>;  ///< the lines of each slot, without its label

std::string_view trimmed(std::string_view text, std::string_view of = " \t\r?()") {
  const auto begin = text.find_first_not_of(of);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(of) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(by);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + by.size());
  }
}

/// What a line says before the words of the message: the number, the effect.
std::string_view head_of(std::string_view line) {
  return trimmed(line.substr(0, line.find_first_of(":\"")));
}

/// The words of the message that a line quotes.
std::vector<std::string> quoted_words(std::string_view line) {
  std::vector<std::string> words;
  const auto parts = split(line, "\"");
  for (std::size_t i = 1; i < parts.size(); i += 2) {
    words.emplace_back(parts[i]);
  }
  return words;
}

std::vector<std::string> all_quoted(const Slots& slots, unsigned slot) {
  std::vector<std::string> words;
  if (const auto lines = slots.find(slot); lines != slots.end()) {
    for (const std::string& line : lines->second) {
      const auto more = quoted_words(line);
      words.insert(words.end(), more.begin(), more.end());
    }
  }
  return words;
}

std::string first_line(const Slots& slots, unsigned slot) {
  const auto lines = slots.find(slot);
  return lines == slots.end() || lines->second.empty() ? std::string() : lines->second.front();
}

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() ? std::optional(value) : std::nullopt;
}

/// "21 JAN 89", also with a month in other case.
std::optional<CivilMinute> day_of(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                               "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
  const auto words = split(trimmed(text), " ");
  if (words.size() != 3 || words[1].size() < 3) {
    return std::nullopt;
  }
  std::string month(words[1].substr(0, 3));
  std::transform(month.begin(), month.end(), month.begin(), [](unsigned char c) { return std::toupper(c); });
  const auto at = std::find(kMonths.begin(), kMonths.end(), month);
  const auto day = number_in(words[0]);
  const auto year = number_in(words[2]);
  if (at == kMonths.end() || !day || !year) {
    return std::nullopt;
  }
  return to_minutes({1900 + *year % 100, static_cast<unsigned>(at - kMonths.begin()) + 1, static_cast<unsigned>(*day)});
}

// "30 DEC 89", "15 JAN 89 - 21 JAN 89", "- 21 JAN 89", and alternatives of these.
std::vector<MucDates> dates_of(std::string_view value) {
  std::vector<MucDates> dates;
  for (const std::string_view alternative : split(value, "/")) {
    const auto ends = split(trimmed(alternative), "-");
    const auto last = day_of(ends.back());
    if (!last || ends.size() > 2) {
      continue;
    }
    dates.push_back({ends.size() == 1 ? last : day_of(ends.front()), *last + kMinutesPerDay});
  }
  return dates;
}

// "PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)"; a dash stands between two places.
void place_in(std::string_view value, MucTemplate& incident) {
  for (const std::string_view alternative : split(value, " / ")) {
    const auto levels = split(trimmed(alternative, " \t\r?"), ":");
    if (incident.country.empty()) {
      incident.country = trimmed(split(levels.front(), " - ").front());
    }
    for (std::size_t i = 1; i < levels.size(); ++i) {
      for (const std::string_view one : split(levels[i], " - ")) {
        const std::string name(trimmed(one.substr(0, one.find('('))));
        if (!name.empty()) {
          incident.places.push_back(name);
          if (i + 1 == levels.size()) {
            incident.finest.push_back(name);
          }
        }
      }
    }
  }
}

// "50", "~10", "5 - 7", "20-"; nothing for "PLURAL" and "-".
std::optional<MucNumber> number_of(std::string_view head) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (const auto value = number_in(head.substr(i)); value && *value >= 0) {
      numbers.push_back(*value);
      i = std::min(head.find_first_not_of("0123456789", i), head.size());
    }
  }
  if (numbers.empty()) {
    return std::nullopt;
  }
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  if (head.front() == '-') {
    return MucNumber{0, *high};
  }
  return MucNumber{*low, head.back() == '-' ? std::nullopt : std::optional(*high)};
}

// The victims of a kind, summed; nothing where there are none, or one's number or fate is not known.
std::optional<MucNumber> victims(const Slots& slots, std::string_view fate) {
  const auto effects = slots.find(Slot::effect);
  const auto numbers = slots.find(Slot::how_many);
  if (effects == slots.end() || numbers == slots.end()) {
    return std::nullopt;
  }
  std::optional<MucNumber> sum;
  for (const std::string& line : effects->second) {
    const std::string_view head = head_of(line);
    if (head != fate) {
      if (head.find('/') != std::string_view::npos && head.starts_with(fate)) {
        return std::nullopt;
      }
      continue;
    }
    const auto names = quoted_words(line);
    const auto told = std::find_if(numbers->second.begin(), numbers->second.end(), [&](const std::string& one) {
      const auto others = quoted_words(one);
      return std::find_first_of(names.begin(), names.end(), others.begin(), others.end()) != names.end();
    });
    const auto count = told == numbers->second.end() ? std::nullopt : number_of(head_of(*told));
    if (!count) {
      return std::nullopt;
    }
    sum = sum ? MucNumber{sum->low + count->low,
                          sum->high && count->high ? std::optional(*sum->high + *count->high) : std::nullopt}
              : *count;
  }
  return sum;
}

std::optional<MucTemplate> template_of(const Slots& slots) {
  MucTemplate incident;
  incident.type = trimmed(first_line(slots, Slot::type));
  if (incident.type.empty() || incident.type == "*") {
    return std::nullopt;
  }
  incident.optional = first_line(slots, Slot::number).find("OPTIONAL") != std::string::npos;
  incident.dates = dates_of(first_line(slots, Slot::date));
  place_in(first_line(slots, Slot::location), incident);
  incident.people = all_quoted(slots, Slot::person);
  incident.organisations = all_quoted(slots, Slot::organisation);
  for (const unsigned slot : {Slot::thing, Slot::victim, Slot::victim_described}) {
    const auto more = all_quoted(slots, slot);
    incident.targets.insert(incident.targets.end(), more.begin(), more.end());
  }
  incident.dead = victims(slots, "DEATH");
  incident.injured = victims(slots, "INJURY");
  return incident;
}

/// The templates of each message, by its id; an irrelevant message has none.
using Keys = std::map<std::string, std::vector<MucTemplate>>;

void read_keys(std::string_view content, Keys& keys) {
  Slots slots;
  unsigned slot = 0;
  const auto finish = [&] {
    const std::string id = first_line(slots, Slot::message_id);
    if (!id.empty()) {
      auto& of_message = keys[id.substr(0, id.find(' '))];
      if (auto incident = template_of(slots)) {
        of_message.push_back(std::move(*incident));
      }
    }
    slots.clear();
  };
  for (const std::string_view line : split(content, "\n")) {
    if (line.starts_with(";") || trimmed(line).empty()) {
      continue;
    }
    const auto index = number_in(line);
    const auto point = line.find('.');
    if (!index || point == std::string_view::npos || point > 2) {
      slots[slot].emplace_back(trimmed(line, " \t\r"));  // a slot's further line
      continue;
    }
    slot = static_cast<unsigned>(*index);
    if (slot == Slot::message_id) {
      finish();
    }
    // "2.  INCIDENT: DATE                  30 DEC 89": two spaces at least end the label.
    const auto label = line.find_first_not_of(" \t", point + 1);
    const auto end = std::min(line.find("  ", label), line.find('\t', label));
    if (label != std::string_view::npos && end != std::string_view::npos) {
      slots[slot].emplace_back(trimmed(line.substr(end), " \t\r"));
    }
  }
  finish();
}

void read_messages(std::string_view content, std::vector<MucMessage>& messages) {
  std::optional<MucMessage> message;
  const auto finish = [&] {
    if (message) {
      messages.push_back(std::move(*message));
    }
  };
  for (const std::string_view line : split(content, "\n")) {
    if (line.starts_with(kMessage)) {
      finish();
      message = MucMessage{std::string(line.substr(0, line.find(' '))), {}, {}};
    } else if (message) {
      message->text += std::string(line) + "\n";
    }
  }
  finish();
}

}  // namespace

Result<std::vector<MucMessage>> read_muc(const CorpusInputs& inputs) {
  const auto files = corpus_files(inputs, "");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<MucMessage> messages;
  Keys keys;
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    const std::string name = file.filename().string();
    if (name.starts_with("key")) {
      read_keys(*content, keys);
    } else if (name.starts_with("dev")) {
      read_messages(*content, messages);
    }
  }
  std::erase_if(messages, [&](const MucMessage& message) { return !keys.contains(message.id); });
  if (messages.empty()) {
    return rejected(files->front().string(), "holds no message with a key",
                    "give the folder of MUC's messages (dev-*) and keys (key-*)");
  }
  for (MucMessage& message : messages) {
    message.templates = std::move(keys[message.id]);
  }
  return messages;
}

}  // namespace dateline::events
