package io.callscribe.settings;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.settings.EffectiveSetting.SetBy;
import io.callscribe.settings.Revision.Entry;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was set in an account, as it is saved: not necessarily what is in use.
 *
 * @param version counts the changes
 */
record SavedSettings(long version, Map<Key, Saved> all) {
  SavedSettings {
    all = Map.copyOf(all);
  }

  /**
   * Whose setting.
   *
   * @param person the extension's id; empty for the company
   */
  record Key(String person, String name) {
    static final String COMPANY = "";

    static Key of(Entry entry) {
      return new Key(entry.person().map(ExtensionId::value).orElse(COMPANY), entry.name());
    }

    Optional<ExtensionId> extension() {
      return person.isEmpty() ? Optional.empty() : Optional.of(new ExtensionId(person));
    }
  }

  /**
   * What was set.
   *
   * @param value absent for the default
   * @param version of the settings it came with
   */
  record Saved(Optional<String> value, boolean mandated, long version, Author by, Instant at) {}

  Optional<String> value(Key key) {
    return Optional.ofNullable(all.get(key)).flatMap(Saved::value);
  }

  boolean isMandated(String name) {
    var saved = all.get(new Key(Key.COMPANY, name));
    return saved != null && saved.mandated();
  }

  /** What the company has: set by the admin, else the default. */
  String companyValue(Setting<?> setting) {
    return value(new Key(Key.COMPANY, setting.name())).orElse(setting.byDefault());
  }

  Snapshot snapshot(Instant at, RingSense ringSense) {
    var people = new HashMap<ExtensionId, Map<String, String>>();
    all.forEach(
        (key, saved) ->
            key.extension()
                .ifPresent(
                    person ->
                        saved
                            .value()
                            .ifPresent(
                                value ->
                                    people
                                        .computeIfAbsent(person, p -> new HashMap<>())
                                        .put(key.name(), value))));
    var company =
        all.entrySet().stream()
            .filter(e -> e.getKey().person().isEmpty() && e.getValue().value().isPresent())
            .collect(
                Collectors.toMap(e -> e.getKey().name(), e -> e.getValue().value().orElseThrow()));
    var mandated =
        all.keySet().stream()
            .filter(key -> key.person().isEmpty() && isMandated(key.name()))
            .map(Key::name)
            .collect(Collectors.toSet());
    return new Snapshot(version, at, ringSense, company, mandated, people);
  }

  /** For the admin's page: every setting there is. */
  List<EffectiveSetting> ofCompany(Snapshot used) {
    var named = LoggingSettings.ALL.stream().map(Setting::name).collect(Collectors.toSet());
    var others =
        all.keySet().stream()
            .filter(key -> key.person().isEmpty() && !named.contains(key.name()))
            .map(Key::name)
            .sorted()
            .flatMap(name -> LoggingSettings.find(name).stream());
    return Stream.<Setting<?>>concat(LoggingSettings.ALL.stream(), others)
        .map(setting -> ofCompany(setting, used))
        .toList();
  }

  private EffectiveSetting ofCompany(Setting<?> setting, Snapshot used) {
    var saved = all.get(new Key(Key.COMPANY, setting.name()));
    var value = companyValue(setting);
    var isPending =
        !value.equals(used.company().getOrDefault(setting.name(), setting.byDefault()))
            || isMandated(setting.name()) != used.mandated().contains(setting.name());
    return effective(setting, value, saved, SetBy.ADMIN, isPending);
  }

  /** For a person's page: what they may set, or could if the admin did not mandate it. */
  List<EffectiveSetting> of(ExtensionId person, Snapshot used) {
    var usedValues = used.values(person);
    return LoggingSettings.ALL.stream()
        .<Setting<?>>map(s -> s)
        .filter(s -> s.scope() == Setting.Scope.USER)
        .map(s -> of(person, s, usedValues.getOrDefault(s.name(), s.byDefault())))
        .toList();
  }

  private EffectiveSetting of(ExtensionId person, Setting<?> setting, String usedValue) {
    var own =
        Optional.ofNullable(all.get(new Key(person.value(), setting.name())))
            .filter(o -> !isMandated(setting.name()));
    var company = all.get(new Key(Key.COMPANY, setting.name()));
    var value = own.flatMap(Saved::value).orElseGet(() -> companyValue(setting));
    return effective(
        setting,
        value,
        own.orElse(company),
        own.isPresent() ? SetBy.USER : SetBy.ADMIN,
        !value.equals(usedValue));
  }

  private EffectiveSetting effective(
      Setting<?> setting, String value, @Nullable Saved from, SetBy setBy, boolean isPending) {
    var valued = Optional.ofNullable(from).filter(saved -> saved.value().isPresent());
    return new EffectiveSetting(
        setting,
        value,
        valued.isPresent() ? setBy : SetBy.DEFAULT,
        valued.map(Saved::by),
        valued.map(Saved::at),
        from == null ? 0 : from.version(),
        isMandated(setting.name()),
        isPending);
  }

  /** Names of what server-side logging does not use yet, the company's and people's. */
  Set<String> pending(Snapshot used) {
    var now = snapshot(used.takenAt(), used.ringSense());
    var names = new TreeSet<>(only(now.mandated(), used.mandated()));
    names.addAll(only(used.mandated(), now.mandated()));
    for (var name : joined(now.company().keySet(), used.company().keySet())) {
      if (differ(now.company(), used.company(), name)) {
        names.add(name);
      }
    }
    for (var person : joined(now.people().keySet(), used.people().keySet())) {
      var own = now.people().getOrDefault(person, Map.of()).keySet();
      for (var name : joined(own, used.people().getOrDefault(person, Map.of()).keySet())) {
        if (differ(now.values(person), used.values(person), name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** A default that is written down is no difference. */
  private static boolean differ(Map<String, String> a, Map<String, String> b, String name) {
    var byDefault = LoggingSettings.find(name).map(Setting::byDefault).orElse("");
    return !a.getOrDefault(name, byDefault).equals(b.getOrDefault(name, byDefault));
  }

  private static <T> Set<T> only(Set<T> here, Set<T> notHere) {
    return here.stream().filter(x -> !notHere.contains(x)).collect(Collectors.toSet());
  }

  private static <T> Set<T> joined(Set<T> a, Set<T> b) {
    var both = new HashSet<>(a);
    both.addAll(b);
    return both;
  }

  /** What has to change so that everything is again as before the given entries. */
  List<Entry> without(Collection<Revision> laterOnesNewestFirst) {
    var before = new HashMap<Key, Entry>();
    for (var revision : laterOnesNewestFirst) {
      for (var entry : revision.entries()) {
        before.put(Key.of(entry), entry);
      }
    }
    return before.entrySet().stream()
        .map(
            e ->
                entry(
                    e.getKey(), e.getValue().before().orElse(null), e.getValue().mandatedBefore()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(e -> e.person().map(ExtensionId::value).orElse("") + e.name()))
        .toList();
  }

  /**
   * The difference between what is saved and what is wanted; empty if there is none.
   *
   * @param wanted null for the default
   */
  Optional<Entry> entry(Key key, @Nullable String wanted, boolean mandated) {
    var value = Optional.ofNullable(wanted);
    var now = Optional.ofNullable(all.get(key));
    var before = now.flatMap(Saved::value);
    var mandatedBefore = now.filter(Saved::mandated).isPresent();
    return before.equals(value) && mandatedBefore == mandated
        ? Optional.empty()
        : Optional.of(
            new Entry(key.extension(), key.name(), before, value, mandatedBefore, mandated));
  }
}
