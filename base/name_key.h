#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class FoldedName;

/// The name with case, diacritics, apostrophes and full stops folded away and every run of spaces, hyphens and other
/// punctuation made one space: "As-Sukkarī" and "as sukkari" are equal. Any script. Empty if no letter or digit is
/// left.
[[nodiscard]] std::string exact_name_key(std::string_view name);

/// A key on which the usual transliterations of one name agree: Layramoun, Leramun, Liramoun and al-Layramoun; Qaterji
/// and Katerji; Haydariya, Heidariyeh and al-Haidarieh. Beyond `exact_name_key`:
///  - articles are dropped: al-, el-, and before their sun letters as-, ash-, ad-, an-, ...; in Arabic script "ال";
///  - Cyrillic and Greek letters are written in Latin ones;
///  - Latin vowels fall into the three of Arabic (ay, ei, ee, e, y = i; ou, oo, o = u); -iyeh, -iyya, -ieh = -ia;
///    final -ah, -eh, -e = -a;
///  - q = k, c = k but before e, i, y, ch = sh, dh = z, dj = j, ph = f, th = t; doubled letters are single;
///  - an article or "ad-Din" written into its word is taken apart: Ezzor, Salaheddin; final -et = -at;
///  - kafar, kfar = kafr; karam = karm; jebel = jabal; tel = tal;
///  - in Arabic script ta marbuta = ha, alef maqsura = ya, and hamza is dropped.
/// Words stay apart, separated by one space. The key merges more than one would wish ("Lima" and "Lema"): compare
/// matches by `name_similarity`.
[[nodiscard]] std::string name_key(std::string_view name);
[[nodiscard]] std::string name_key(const FoldedName& name);

/// The key of a name of plain words, given in lower case: ASCII letters and digits with single spaces between the
/// words, none of which may be an article. Such a name is its own `FoldedName::text`. Nothing for other names.
[[nodiscard]] std::optional<std::string> plain_name_key(std::string_view lower);

/// Appends the key of one word of a-z and 0-9 to `key`.
void append_plain_key(std::string_view word, std::string& key);

/// `name_key` of words that may go on: a trailing article, which has no meaning of its own yet, is left out.
[[nodiscard]] std::string name_prefix_key(std::string_view words);

/// How like each other two spellings are, in [0, 1]: 1 where their exact keys are equal, else from 0.95 (only articles
/// or the Cyrillic or Greek script differ) downwards by the share of letters to be edited (Levenshtein).
[[nodiscard]] double name_similarity(std::string_view a, std::string_view b);
/// What is compared of spellings whose exact keys differ: Latin letters without articles, a space behind each word.
[[nodiscard]] std::string plain_spelling(const FoldedName& name);
/// How like each other two plain spellings are; 0 or less than `least` where they are less alike than that.
[[nodiscard]] double plain_similarity(std::string_view a, std::string_view b, float least);
/// Whether only the same plain spelling is as like as `least` to this one: it is so short that one letter is too much.
[[nodiscard]] bool must_be_equal(std::string_view plain, float least);

}  // namespace dateline
