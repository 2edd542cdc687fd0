package io.concordat.web.screen;

import io.concordat.canonical.Attribute;
import io.concordat.canonical.ValueType;
import io.concordat.connector.SettingSpec;
import io.concordat.mapping.Binding;
import io.concordat.run.Count;
import io.concordat.run.Progress;
import io.concordat.run.Run;
import io.concordat.run.RunKind;
import io.concordat.run.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** Words, numbers and moments as the reader is used to them. */
@Named("say")
@ApplicationScoped
public class Say {

    private static final String MESSAGES = "io.concordat.web.messages";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACTLY = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, Phrases> phrases = new ConcurrentHashMap<>();

    /** The words of a key. */
    public String of(String key) {
        try {
            return ResourceBundle.getBundle(MESSAGES, locale(), Say.class.getClassLoader(), NO_OTHER_LANGUAGE)
                    .getString(key);
        } catch (MissingResourceException unknown) {
            return key;
        }
    }

    /** The words of a key with something filled in; numbers get their separators. */
    public String of(String key, Object first) {
        return filled(key, first);
    }

    public String of(String key, Object first, Object second) {
        return filled(key, first, second);
    }

    public String of(String key, Object first, Object second, Object third) {
        return filled(key, first, second, third);
    }

    private String filled(String key, Object... arguments) {
        return new MessageFormat(of(key), locale()).format(arguments);
    }

    /** The word for a name of the code, such as a state; the name itself in small letters if there is none. */
    public String word(String group, Object name) {
        String key = group + "." + name;
        String word = of(key);
        return word.equals(key) ? name.toString().toLowerCase(Locale.ROOT).replace('_', ' ') : word;
    }

    /** What people call an attribute: the hub's own in the reader's language, others as their admin wrote them. */
    public String label(Attribute attribute) {
        String key = "attribute." + attribute.name();
        String word = attribute.custom() ? key : of(key);
        return word.equals(key) ? attribute.label() : word;
    }

    /** A value as people read it. */
    public String value(Attribute attribute, String value) {
        if (attribute.type() == ValueType.BOOLEAN && !value.isEmpty()) {
            return of(value.equals("true") ? "yes" : "no");
        }
        return value;
    }

    /** The key of a word of a group, for words with something to fill in. */
    public String key(String group, Object name) {
        return group + "." + name;
    }

    /**
     * A level on which records are matched: the hub's own in the reader's language, others as their admin named them.
     */
    public String level(String name) {
        String key = "level." + name;
        String word = of(key);
        return word.equals(key) ? name : word;
    }

    /** What stands in a setting, as people read it. */
    String choice(SettingSpec spec, String value) {
        String key = "choice." + value;
        String word = of(key);
        return switch (spec.kind()) {
            case CHOICE -> word.equals(key) ? value : word;
            case BOOLEAN -> of(value.equals("true") ? "yes" : "no");
            case TEXT, NUMBER, URL, FOLDER -> value;
        };
    }

    /** What to do about a cause: in the reader's language if it is known, else as it was written down. */
    public String fix(String code, String written) {
        String key = "causeFix." + code;
        String words = of(key);
        return words.equals(key) ? sentence(written) : words;
    }

    /** What the hub or a connector says in English, in the reader's language; as it is if nobody has translated it. */
    public String phrase(String english) {
        String language = locale().getLanguage();
        return language.equals(Locale.ENGLISH.getLanguage())
                ? english
                : phrases.computeIfAbsent(language, Phrases::in).say(english);
    }

    /** A part of a sentence, such as a refusal, as a whole one in the reader's language. */
    public String sentence(String part) {
        return whole(phrase(part));
    }

    /** A capital at the beginning, and a full stop where there is no other end. */
    static String whole(String part) {
        if (part.isEmpty()) {
            return part;
        }
        String capital = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        return capital.matches("(?s).*[.!?]$") ? capital : capital + ".";
    }

    /** On which sides a binding creates records. */
    public String creates(Binding binding) {
        boolean remote = binding.createRemote() != Binding.CreateRemote.NEVER;
        boolean hub = binding.createInHub() != Binding.CreateInHub.NEVER;
        if (remote && hub) {
            return of("creates.both");
        }
        return of(remote ? "creates.remote" : hub ? "creates.hub" : "creates.none");
    }

    /** What a run is for. */
    public String kind(Run run) {
        boolean one = run.kind() == RunKind.STREAM && run.trigger() == Trigger.USER;
        return one ? of("run.oneRecord") : word("runKind", run.kind());
    }

    public String hubChanges(Progress progress) {
        return number(progress.count(Count.HUB_UPDATES) + progress.count(Count.HUB_CREATES));
    }

    public String remoteChanges(Progress progress) {
        return number(progress.count(Count.REMOTE_UPDATES) + progress.count(Count.REMOTE_CREATES));
    }

    /** What was refused or left out. */
    public String undone(Progress progress) {
        return number(progress.count(Count.REJECTED) + progress.count(Count.SKIPPED));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    /** To the minute; the browser shows it in the viewer's zone. */
    public String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    public String exactly(Instant moment) {
        return EXACTLY.format(moment);
    }

    /** How long something took, in its two largest units. */
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 1) {
            return of("duration.short");
        }
        if (seconds < 60) {
            return of("duration.seconds", seconds);
        }
        return seconds < 3600
                ? of("duration.minutes", seconds / 60, seconds % 60)
                : of("duration.hours", seconds / 3600, seconds % 3600 / 60);
    }

    private static Locale locale() {
        FacesContext context = FacesContext.getCurrentInstance();
        return context == null || context.getViewRoot() == null
                ? Locale.ENGLISH
                : context.getViewRoot().getLocale();
    }
}
