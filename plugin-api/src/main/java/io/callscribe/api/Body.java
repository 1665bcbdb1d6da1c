package io.callscribe.api;

/**
 * The long text of an activity, rendered in the format that the descriptor declares.
 *
 * @param text may be empty; never longer than {@link BodySupport#maxLength()}
 * @since 1.0
 */
public record Body(BodyFormat format, String text) {}
