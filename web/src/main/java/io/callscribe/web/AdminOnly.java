package io.callscribe.web;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/** The resource answers only with the admin token. */
@NameBinding
@Retention(RUNTIME)
public @interface AdminOnly {}
