package io.callscribe.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The API of people and scripts. Not mounted at the root: what is not found there belongs to the
 * platform (health, metrics, OpenAPI).
 */
@ApplicationScoped
@ApplicationPath("api/v1")
public class ApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        CallsResource.class,
        ConnectorsResource.class,
        ContactChoicesResource.class,
        ContactsResource.class,
        CoverageResource.class,
        CrmConnectionsResource.class,
        ExtensionsResource.class,
        ServerLoggingResource.class,
        SettingsResource.class,
        UserMappingsResource.class,
        UserSettingsResource.class,
        AdminTokenFilter.class,
        AppExceptionMapper.class,
        DefectMapper.class);
  }
}
