package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.Expression.Call;
import io.paykkaserverless.runner.template.Expression.Mapping;
import io.paykkaserverless.runner.template.Expression.Sequence;
import io.paykkaserverless.runner.template.Expression.Text;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads CloudFormation's YAML, with its short ({@code !Ref}) and long ({@code Fn::Sub:}) functions.
 */
final class TemplateYaml {

  private TemplateYaml() {}

  static Mapping read(String yaml) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new TemplateProblem("line " + line, "not YAML: " + e.getProblem());
    }
    if (root instanceof MappingNode mapping) {
      return mapping(mapping);
    }
    throw new TemplateProblem("line 1", "a template must be a mapping");
  }

  private static Expression expression(Node node) {
    Expression plain =
        switch (node) {
          case ScalarNode scalar -> new Text(scalar.getValue());
          case SequenceNode sequence ->
              new Sequence(sequence.getValue().stream().map(TemplateYaml::expression).toList());
          case MappingNode mapping -> longForm(mapping(mapping));
          case AnchorNode _ -> throw problem(node, "CloudFormation knows no YAML anchors");
          default -> throw problem(node, "unexpected YAML node");
        };
    Tag tag = node.getTag();
    return tag.getValue().startsWith("!") ? new Call(tag.getValue().substring(1), plain) : plain;
  }

  private static Mapping mapping(MappingNode node) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw problem(tuple.getKeyNode(), "a name must be a scalar");
      }
      if (fields.put(key.getValue(), expression(tuple.getValueNode())) != null) {
        throw problem(key, key.getValue() + " stands here twice");
      }
    }
    return new Mapping(fields);
  }

  /** {@code {Fn::Sub: x}} means {@code !Sub x}, {@code {Ref: x}} means {@code !Ref x}. */
  private static Expression longForm(Mapping mapping) {
    if (mapping.fields().size() == 1) {
      Map.Entry<String, Expression> only = mapping.fields().entrySet().iterator().next();
      if (only.getKey().startsWith("Fn::")) {
        return new Call(only.getKey().substring("Fn::".length()), only.getValue());
      }
      if (only.getKey().equals("Ref")) {
        return new Call("Ref", only.getValue());
      }
    }
    return mapping;
  }

  private static TemplateProblem problem(Node node, String what) {
    return new TemplateProblem("line " + (node.getStartMark().getLine() + 1), what);
  }
}
