#include "events/extract/toponyms/toponym_lists.h"

#include <fstream>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "base/name_key.h"
#include "base/word_list.h"
#include "events/extract/toponyms/name_keys.h"

namespace dateline::events {
namespace {

using Lists = ToponymLexicon::Lists;

Result<std::string> contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) {
    return failed(file.string(), "a word list of the program cannot be read",
                  "reinstall the program, or set DATELINE_RESOURCES to the folder of its data");
  }
  return std::move(text).str();
}

/// The entry of a word in lower case, which is added where it is new.
WordEntry& entry_of_lower(Lists& lists, std::string_view word) {
  WordEntry& entry = lists.words[word];
  if (entry.key.empty() && has_plain_key(word)) {
    append_plain_key(word, entry.key);
  }
  return entry;
}

WordEntry& entry_of(Lists& lists, std::string_view word) {
  return entry_of_lower(lists, ascii_lower(word));
}

void add_use(WordEntry& entry, WordUse use) {
  entry.uses |= static_cast<std::uint32_t>(use);
}

/// Reads a word list; `row` gets the fields of each row and says what is wrong with it, or nothing.
template <class Row>
Result<void> read_table(const std::filesystem::path& file, const std::vector<std::string>& columns, Row row) {
  return read_word_list(file, columns, [&](const WordRow& read) -> Result<void> {
    const std::string wrong = row(read.fields);
    return wrong.empty() ? Result<void>() : failed(read.where, "the row " + wrong, "correct the row");
  });
}

/// One word a line, no header.
Result<void> read_words(Lists& lists, const std::filesystem::path& file, WordUse use) {
  auto text = contents(file);
  if (!text) {
    return tl::make_unexpected(text.error());
  }
  for (char& c : *text) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view all = *text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (end > begin) {
      add_use(entry_of_lower(lists, all.substr(begin, end - begin)), use);
    }
    begin = end + 1;
  }
  return {};
}

Result<void> read_simple(Lists& lists, const std::filesystem::path& file, WordUse use) {
  return read_table(file, {"word"}, [&](const auto& fields) {
    add_use(entry_of(lists, fields[0]), use);
    return std::string();
  });
}

Result<void> read_place_words(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"word", "side", "kinds"}, [&](const auto& fields) -> std::string {
    WordEntry& entry = entry_of(lists, fields[0]);
    if (fields[1] == "before" || fields[1] == "both") {
      add_use(entry, WordUse::place_word_before);
    }
    if (fields[1] == "after" || fields[1] == "both") {
      add_use(entry, WordUse::place_word_after);
    }
    if (!entry.is_any(WordUse::place_word_before | WordUse::place_word_after)) {
      return "has a side that is not before, after or both";
    }
    std::istringstream kinds(fields[2]);
    for (std::string kind; kinds >> kind;) {
      const auto known = geo::place_kind(kind);
      if (!known) {
        return "names an unknown kind of place: " + kind;
      }
      entry.kinds.add(*known);
    }
    return {};
  });
}

Result<void> read_name_words(Lists& lists, const std::filesystem::path& file) {
  static const std::unordered_map<std::string_view, WordUse> kUses = {{"organisation", WordUse::organisation},
                                                                      {"publication", WordUse::publication},
                                                                      {"street", WordUse::street},
                                                                      {"event", WordUse::event_name},
                                                                      {"team", WordUse::team}};
  return read_table(file, {"word", "kind"}, [&](const auto& fields) -> std::string {
    const auto use = kUses.find(fields[1]);
    if (use == kUses.end()) {
      return "has an unknown kind: " + fields[1];
    }
    add_use(entry_of(lists, fields[0]), use->second);
    return {};
  });
}

Result<void> read_prepositions(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"word", "strength"}, [&](const auto& fields) -> std::string {
    if (fields[1] != "strong" && fields[1] != "weak" && fields[1] != "attack") {
      return "has a strength that is not strong, weak or attack";
    }
    WordEntry& entry = entry_of(lists, fields[0]);
    add_use(entry, fields[1] == "strong" ? WordUse::strong_preposition : WordUse::weak_preposition);
    if (fields[1] == "attack") {
      add_use(entry, WordUse::attack);
    }
    return {};
  });
}

Result<void> read_directions(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"word", "bearing"}, [&](const auto& fields) -> std::string {
    WordEntry& entry = entry_of(lists, fields[0]);
    add_use(entry, WordUse::direction);
    entry.bearing = std::atoi(fields[1].c_str());
    return entry.bearing >= 0 && entry.bearing < 360 ? "" : "has a bearing outside 0 to 359";
  });
}

Result<void> read_place_parts(Lists& lists, const std::filesystem::path& file) {
  static const std::unordered_map<std::string_view, PlacePart> kParts = {{"edge", PlacePart::edge},
                                                                         {"around", PlacePart::around},
                                                                         {"inside", PlacePart::inside},
                                                                         {"centre", PlacePart::centre}};
  return read_table(file, {"word", "part"}, [&](const auto& fields) -> std::string {
    const auto part = kParts.find(fields[1]);
    if (part == kParts.end()) {
      return "has an unknown part: " + fields[1];
    }
    WordEntry& entry = entry_of(lists, fields[0]);
    add_use(entry, WordUse::place_part);
    entry.part = part->second;
    return {};
  });
}

Result<void> read_first_words(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"word", "language", "when"}, [&](const auto& fields) -> std::string {
    if (fields[2] != "always" && fields[2] != "sometimes") {
      return "has a condition that is not always or sometimes";
    }
    entry_of(lists, fields[0]).place_word_first =
        fields[2] == "always" ? PlaceWordFirst::always : PlaceWordFirst::sometimes;
    return {};
  });
}

Result<void> read_place_endings(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"ending", "language"}, [&](const auto& fields) {
    lists.place_endings.push_back(ascii_lower(fields[0]));
    return std::string();
  });
}

Result<void> read_abbreviations(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"abbreviation", "name", "country", "when"}, [&](const auto& fields) -> std::string {
    if (fields[3] != "alone" && fields[3] != "after_comma") {
      return "has a condition that is not alone or after_comma";
    }
    lists.abbreviations[fields[0]] = {fields[1], fields[2], fields[3] == "after_comma"};
    return {};
  });
}

Result<void> read_capitals(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"country", "name", "geonames_id"}, [&](const auto& fields) {
    lists.capitals["gn:" + fields[2]] = fields[0];
    return std::string();
  });
}

Result<void> read_demonyms(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"word", "place"}, [&](const auto& fields) {
    const std::string words = ascii_lower(fields[0]);
    lists.demonyms[words] = fields[1];
    const std::string_view first = std::string_view(words).substr(0, words.find(' '));
    entry_of(lists, first).begins_demonym = true;
    entry_of(lists, std::string(first) + "s").begins_demonym = true;
    return std::string();
  });
}

Result<void> read_other_names(Lists& lists, const std::filesystem::path& file) {
  return read_table(file, {"name", "what"}, [&](const auto& fields) {
    lists.other_names[ascii_lower(fields[0])] = true;
    return std::string();
  });
}

/// What is known of those who publish.
Result<void> read_publishers(Lists& lists, const std::filesystem::path& folder) {
  const auto without_article = [](std::string name) { return name.starts_with("the ") ? name.substr(4) : name; };
  return read_table(folder / "publishers.csv", {"name", "home"},
                    [&](const auto& fields) {
                      lists.publishers[without_article(ascii_lower(fields[0]))] = fields[1];
                      return std::string();
                    })
      .and_then([&] {
        return read_table(folder / "press_words.csv", {"word"}, [&](const auto& fields) {
          lists.press_words[ascii_lower(fields[0])] = true;
          return std::string();
        });
      })
      .and_then([&] {
        return read_table(folder / "host_endings.csv", {"ending", "country"}, [&](const auto& fields) {
          lists.country_codes[ascii_lower(fields[0])] = fields[1];
          return std::string();
        });
      })
      .and_then([&] {
        return read_table(folder / "english_press.csv", {"country", "name"}, [&](const auto& fields) {
          lists.english_press[fields[0]] = true;
          return std::string();
        });
      });
}

const WordEntry kNoEntry;

}  // namespace

const WordEntry& Lists::word(std::string_view lower, WordKey key) const {
  const WordEntry* found = words.find(lower, key);
  return found == nullptr ? kNoEntry : *found;
}

ToponymLexicon::ToponymLexicon(std::unique_ptr<const Lists> lists) : lists_(std::move(lists)) {}
ToponymLexicon::~ToponymLexicon() = default;

Result<std::shared_ptr<const ToponymLexicon>> ToponymLexicon::load(const std::filesystem::path& folder) {
  return RecognitionWeights::load(folder / "toponym_weights.csv").and_then([&](RecognitionWeights recognition) {
    return ResolutionWeights::load(folder / "place_weights.csv").and_then([&](const ResolutionWeights& resolution) {
      return load(folder, std::move(recognition), resolution);
    });
  });
}

Result<std::shared_ptr<const ToponymLexicon>> ToponymLexicon::load(const std::filesystem::path& folder,
                                                                   RecognitionWeights recognition,
                                                                   ResolutionWeights resolution) {
  auto lists = std::make_unique<Lists>();
  lists->weights = std::move(recognition);
  lists->resolution_weights = resolution;
  Lists& l = *lists;
  const auto read_all = [&l, &folder]() -> Result<void> {
    constexpr std::pair<const char*, WordUse> kWordFiles[] = {{"common_words.txt", WordUse::common},
                                                              {"given_names.txt", WordUse::given_name},
                                                              {"surnames.txt", WordUse::surname}};
    for (const auto& [file, use] : kWordFiles) {
      if (auto read = read_words(l, folder / file, use); !read) {
        return read;
      }
    }
    constexpr std::pair<const char*, WordUse> kSimpleTables[] = {
        {"person_titles.csv", WordUse::person_title},       {"person_verbs.csv", WordUse::person_verb},
        {"government_verbs.csv", WordUse::government_verb}, {"function_words.csv", WordUse::function_word},
        {"people_words.csv", WordUse::people_word},         {"name_particles.csv", WordUse::name_particle}};
    for (const auto& [file, use] : kSimpleTables) {
      if (auto read = read_simple(l, folder / file, use); !read) {
        return read;
      }
    }
    return read_place_words(l, folder / "place_words.csv")
        .and_then([&] { return read_name_words(l, folder / "name_words.csv"); })
        .and_then([&] { return read_prepositions(l, folder / "place_prepositions.csv"); })
        .and_then([&] { return read_directions(l, folder / "directions.csv"); })
        .and_then([&] { return read_place_parts(l, folder / "place_parts.csv"); })
        .and_then([&] { return read_first_words(l, folder / "place_first_words.csv"); })
        .and_then([&] { return read_place_endings(l, folder / "place_endings.csv"); })
        .and_then([&] { return read_abbreviations(l, folder / "place_abbreviations.csv"); })
        .and_then([&] { return read_capitals(l, folder / "capitals.csv"); })
        .and_then([&] { return read_demonyms(l, folder / "demonyms.csv"); })
        .and_then([&] { return read_other_names(l, folder / "other_names.csv"); })
        .and_then([&] { return read_publishers(l, folder); });
  };
  const Result<void> read = read_all();
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return std::shared_ptr<const ToponymLexicon>(new ToponymLexicon(std::move(lists)));
}

}  // namespace dateline::events
