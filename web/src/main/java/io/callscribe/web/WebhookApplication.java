package io.callscribe.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What RingCentral calls. */
@ApplicationScoped
@ApplicationPath("webhooks")
public class WebhookApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(WebhookResource.class, AppExceptionMapper.class, DefectMapper.class);
  }
}
