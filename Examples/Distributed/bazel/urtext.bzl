"""A specification of reference pages, read in shards: each is an action of its own, which runs where Bazel likes and is
run again only when a page of the package changed."""

def urtext_spec(name, pages, urtext, shards = 4, values = [], options = ""):
    """Makes `<name>.tar`, the specification as an archive that is the same on every machine.

    Args:
      name: of the target.
      pages: labels of pages.
      urtext: label of the program.
      shards: how many parts the pages are cut into.
      values: labels of header values, all in one folder.
      options: further options of urtext reconcile.
    """
    native.genrule(
        name = name + "_manifest",
        srcs = pages,
        outs = [name + ".manifest"],
        cmd = "printf '%s\\n' $(SRCS) | LC_ALL=C sort > $@",
    )
    parts = []
    for number in range(1, shards + 1):
        part = "%s.%d.claims" % (name, number)
        parts.append(part)
        native.genrule(
            name = "%s_read_%d" % (name, number),
            srcs = pages + [name + ".manifest"],
            outs = [part],
            tools = [urtext],
            cmd = "$(location %s) read --manifest $(location %s.manifest) --shard %d/%d --output $@" %
                  (urtext, name, number, shards),
        )
    given = "--values $$(dirname $(location %s))" % values[0] if values else ""
    native.genrule(
        name = name,
        srcs = parts + values,
        outs = [name + ".tar"],
        tools = [urtext],
        cmd = "d=$$(mktemp -d) && $(location %s) reconcile %s %s %s --output $$d/spec && " %
              (urtext, " ".join(["$(location %s)" % part for part in parts]), given, options) +
              "tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -C $$d -cf $@ spec && rm -r $$d",
    )
