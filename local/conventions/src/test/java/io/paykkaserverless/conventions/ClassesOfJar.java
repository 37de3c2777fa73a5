package io.paykkaserverless.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The classes in a jar and whom they know, by their internal names: {@code java/lang/String}. */
final class ClassesOfJar implements AutoCloseable {

  private static final String CLASS = ".class";
  private static final String SERVICES = "META-INF/services/";

  /** A class in a descriptor, an array's too. */
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;]+);");

  private static final Map<String, Boolean> OF_THE_JDK = new HashMap<>();

  private final ZipFile zip;
  private final Set<String> names = new HashSet<>();

  private ClassesOfJar(Path jar) {
    try {
      zip = new ZipFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(jar.toString(), e);
    }
    zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(CLASS))
        .map(name -> name.substring(0, name.length() - CLASS.length()))
        .forEach(names::add);
  }

  static ClassesOfJar of(Path jar) {
    return new ClassesOfJar(jar);
  }

  static ClassesOfJar ofFunction(String function) {
    return new ClassesOfJar(
        BillOfMaterials.target("functions/" + function).resolve(function + ".jar"));
  }

  static boolean isOfTheJdk(String name) {
    return OF_THE_JDK.computeIfAbsent(
        name, _ -> ClassLoader.getPlatformClassLoader().getResource(name + CLASS) != null);
  }

  Set<String> names() {
    return names;
  }

  /**
   * The classes it could not run without: those it extends, its members' and those its code names.
   * Whose constants the compiler copied is no longer needed, and not among them.
   */
  Set<String> references(String name) {
    ClassModel model = model(name);
    Set<String> found = new HashSet<>();
    model.superclass().ifPresent(type -> add(found, type));
    model.interfaces().forEach(type -> add(found, type));
    model.fields().forEach(field -> add(found, field.fieldType()));
    for (MethodModel method : model.methods()) {
      add(found, method.methodType());
      method.code().ifPresent(code -> code.forEach(element -> add(found, element)));
    }
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MemberRefEntry member) {
        add(found, member.owner());
        add(found, member.type());
      } else if (entry instanceof MethodTypeEntry type) {
        add(found, type.descriptor());
      }
    }
    return found;
  }

  private static void add(Set<String> found, CodeElement element) {
    switch (element) {
      case NewObjectInstruction made -> add(found, made.className());
      case NewReferenceArrayInstruction made -> add(found, made.componentType());
      case NewMultiArrayInstruction made -> add(found, made.arrayType());
      case TypeCheckInstruction check -> add(found, check.type());
      case InvokeDynamicInstruction call -> add(found, call.type());
      case ExceptionCatch handler -> handler.catchType().ifPresent(type -> add(found, type));
      case ConstantInstruction.LoadConstantInstruction load -> {
        if (load.constantEntry() instanceof ClassEntry type) {
          add(found, type);
        }
      }
      default -> {}
    }
  }

  private static void add(Set<String> found, ClassEntry type) {
    if (type.asInternalName().startsWith("[")) {
      add(found, type.name());
    } else {
      found.add(type.asInternalName());
    }
  }

  private static void add(Set<String> found, Utf8Entry descriptor) {
    Matcher type = IN_DESCRIPTOR.matcher(descriptor.stringValue());
    while (type.find()) {
      found.add(type.group(1));
    }
  }

  /** Its constant texts. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (PoolEntry entry : model(name).constantPool()) {
      if (entry instanceof StringEntry text) {
        texts.add(text.stringValue());
      }
    }
    return texts;
  }

  /** The implementations that are announced, by the name of what they implement. */
  Map<String, List<String>> services() {
    Map<String, List<String>> services = new TreeMap<>();
    zip.stream()
        .filter(entry -> entry.getName().startsWith(SERVICES) && !entry.isDirectory())
        .forEach(
            entry ->
                services.put(
                    entry.getName().substring(SERVICES.length()),
                    new String(bytes(entry.getName()), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .toList()));
    return services;
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ClassModel model(String name) {
    return ClassFile.of().parse(bytes(name + CLASS));
  }

  private byte[] bytes(String entry) {
    try {
      return zip.getInputStream(zip.getEntry(entry)).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(entry, e);
    }
  }
}
