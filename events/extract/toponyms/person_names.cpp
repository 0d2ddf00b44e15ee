#include "events/extract/toponyms/person_names.h"

namespace dateline::events {
namespace {

constexpr std::uint32_t kNotPerson = WordUse::organisation | WordUse::publication | WordUse::street |
                                     WordUse::event_name | WordUse::team | WordUse::place_word_after;

bool is_particle(const NameWord& word) {
  return word.is(WordUse::name_particle) && !word.is(WordUse::function_word);
}

/// "J." or "J"
bool is_initial(const NameWords& words, std::size_t index) {
  const std::string_view text = words.text_of(index);
  return words[index].capitalised && (text.size() == 1 || (text.size() == 2 && text[1] == '.'));
}

/// ", 19," after a name.
bool age_follows(const NameWords& words, std::size_t last) {
  const NameWord& number = words.after(last - 1, 2);
  return words.is_mark(words.after(last - 1), ",") && !number.is_word && number.span.size() <= 2 &&
         !number.span.empty() &&
         number.span.of(words.text()).find_first_not_of("0123456789") == std::string_view::npos &&
         (words.is_mark(words.after(last - 1, 3), ",") || words.is_mark(words.after(last - 1, 3), "."));
}

bool is_person_run(const NameWords& words, NameRun run, bool titled) {
  const std::size_t count = run.last - run.first;
  if (count == 0 || count > 5) {
    return false;
  }
  for (std::size_t i = run.first; i < run.last; ++i) {
    if (words[i].is_any(kNotPerson) && i > run.first) {
      return false;
    }
  }
  if (titled || (count >= 2 && age_follows(words, run.last))) {
    return true;
  }
  if (count >= 3 && is_initial(words, run.first + 1)) {
    return true;
  }
  return count >= 2 && words[run.first].is(WordUse::given_name) && !words[run.first].all_capitals;
}

}  // namespace

NameRun name_run(const NameWords& words, std::size_t first) {
  NameRun run{first, first};
  std::size_t i = first;
  while (i < words.size() && words[i].sentence == words[first].sentence && words[i].passage == words[first].passage) {
    if (words[i].is_word && words[i].capitalised && !words[i].caseless) {
      run.last = ++i;
    } else if (run.last > first && words[i].is_word && is_particle(words[i])) {
      ++i;
    } else {
      break;
    }
  }
  return run;
}

PersonNames find_person_names(const NameWords& words) {
  PersonNames people;
  people.is_person.resize(words.size());
  const auto take = [&](NameRun run) {
    for (std::size_t i = run.first; i < run.last; ++i) {
      people.is_person[i] = true;
    }
  };
  std::vector<NameRun> others;
  std::size_t past = 0;  // the run before
  for (const std::size_t capital : words.capitals()) {
    if (capital < past) {
      continue;
    }
    NameRun run = name_run(words, capital);
    if (run.first == run.last) {
      continue;
    }
    past = run.last;
    if (words[run.first].shouted) {
      continue;
    }
    // "Meanwhile Assad": the first word of a sentence has its capital from there.
    while (run.first < run.last && words[run.first].is(WordUse::function_word)) {
      ++run.first;
    }
    bool titled = run.first < run.last && !words[run.first].sentence_start &&
                  words.before(run.first).is(WordUse::person_title) && !words.before(run.first).capitalised;
    while (run.first < run.last && words[run.first].is(WordUse::person_title)) {
      titled = true;
      ++run.first;
    }
    if (is_person_run(words, run, titled)) {
      take(run);
      people.surnames.insert(words[run.last - 1].lower);
    } else if (run.first < run.last) {
      others.push_back(run);
    }
  }
  for (const NameRun run : others) {
    const bool placed = words.before(run.first).is(WordUse::strong_preposition);
    if (!placed && people.surnames.contains(words[run.last - 1].lower) && run.last - run.first <= 2) {
      take(run);
    }
  }
  return people;
}

}  // namespace dateline::events
