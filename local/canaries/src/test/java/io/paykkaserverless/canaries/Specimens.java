package io.paykkaserverless.canaries;

import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.core.card.PlainCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.secret.HmacKey;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one of each type that holds something sensitive, with canaries in it. */
final class Specimens {

  private final Canaries canaries;
  private final Map<Class<?>, Object> known = new HashMap<>();

  Specimens(Canaries canaries, World world) {
    this.canaries = canaries;
    known.put(String.class, "text");
    known.put(boolean.class, true);
    known.put(Boolean.class, true);
    known.put(int.class, 1);
    known.put(URI.class, URI.create("https://shop.example"));
    known.put(Instant.class, Instant.EPOCH);
    known.put(Sensitive.class, Sensitive.of(canaries.ciphertexts.getFirst()));
    known.put(HmacKey.class, new HmacKey(canaries.tokenKey.getBytes(StandardCharsets.UTF_8)));
    known.put(PlainCard.class, card());
    known.put(AttemptId.class, Payments.FIRST);
    known.put(PaymentId.class, Payments.ID);
    known.put(Terms.class, Payments.created().terms());
    known.put(OrderDetails.class, OrderDetails.NONE);
    known.put(ShopperDevice.class, ShopperDevice.NONE);
    known.put(EndpointName.class, new EndpointName("shop"));
    for (Function function : Function.values()) {
      remember(function.wired(world.surroundings(function, Map.of())));
    }
  }

  /** One of that type. */
  Object of(Type type) {
    return switch (type) {
      case Class<?> raw -> ofClass(raw);
      case ParameterizedType generic -> ofGeneric(generic);
      default -> throw new AssertionError("nobody knows how to make a " + type);
    };
  }

  private Object ofClass(Class<?> type) {
    if (known.containsKey(type)) {
      return known.get(type);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isSealed()) {
      return of(type.getPermittedSubclasses()[0]);
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    throw new AssertionError(
        type + " holds something sensitive and prints itself: tell Specimens how to make one");
  }

  private Object ofGeneric(ParameterizedType type) {
    Object content = of(type.getActualTypeArguments()[0]);
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw.equals(Optional.class)) {
      return Optional.of(content);
    }
    if (raw.equals(Set.class)) {
      return Set.of(content);
    }
    return raw.equals(List.class)
        ? List.of(content)
        : made(raw.getDeclaredConstructors()[0], List.of("/pointer", Optional.of(content)));
  }

  private Object ofRecord(Class<?> type) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      values.add(of(component.getGenericType()));
    }
    Constructor<?> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(it -> it.getParameterCount() == values.size())
            .findFirst()
            .orElseThrow();
    return made(constructor, values);
  }

  /** One of a type whose only constructor is known to its own package alone. */
  static <T> T only(Class<T> type, Object... values) {
    return type.cast(made(type.getDeclaredConstructors()[0], List.of(values)));
  }

  private static Object made(Constructor<?> constructor, List<Object> values) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no " + constructor.getDeclaringClass() + " of " + values.size(), e);
    }
  }

  /** What a function is wired from, down to its routes. */
  private void remember(Object wired) {
    known.put(wired.getClass(), wired);
    for (Field field : wired.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        Object part = part(wired, field);
        Collection<?> parts = part instanceof Map<?, ?> map ? map.values() : List.of(part);
        parts.stream().filter(HttpEdge.Route.class::isInstance).forEach(this::remember);
      }
    }
  }

  private static Object part(Object whole, Field field) {
    try {
      field.setAccessible(true);
      return field.get(whole);
    } catch (IllegalAccessException e) {
      throw new LinkageError("nobody may see " + field, e);
    }
  }

  private PlainCard card() {
    return new PlainCard(
        Sensitive.of(canaries.card.number()),
        Sensitive.of(canaries.card.year()),
        Sensitive.of(canaries.card.month()),
        Optional.of(Sensitive.of(canaries.card.code())),
        Optional.of(Sensitive.of(Canaries.HOLDER)));
  }
}
