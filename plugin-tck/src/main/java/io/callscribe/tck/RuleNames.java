package io.callscribe.tck;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a vendor the id of the rule before the name of the test. */
final class RuleNames extends DisplayNameGenerator.ReplaceUnderscores {
  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method method) {
    var name = super.generateDisplayNameForMethod(enclosing, testClass, method);
    var rule = method.getAnnotation(ContractRule.class);
    return rule == null ? name : rule.value() + " " + name;
  }
}
