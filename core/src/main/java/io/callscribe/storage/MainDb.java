package io.callscribe.storage;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/** The one entity manager of the application. */
@Qualifier
@Retention(RUNTIME)
public @interface MainDb {}
