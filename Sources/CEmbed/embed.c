#include "cembed.h"
#pragma clang diagnostic ignored "-Wc23-extensions"

// One stylesheet, written as a few files; the order is the cascade.
static const unsigned char stylesheet[] = {
#embed "../GuideWeb/Public/tokens.css"
,
#embed "../GuideWeb/Public/base.css"
,
#embed "../GuideWeb/Public/layout.css"
,
#embed "../GuideWeb/Public/parts.css"
,
#embed "../GuideWeb/Public/interview.css"
,
#embed "../GuideWeb/Public/advice.css"
,
#embed "../GuideWeb/Public/reference.css"
,
#embed "../GuideWeb/Public/tree.css"
,
#embed "../GuideWeb/Public/knowledge.css"
,
#embed "../GuideWeb/Public/case.css"
,
#embed "../GuideWeb/Public/print.css"
};

static const unsigned char icon[] = {
#embed "../GuideWeb/Public/favicon.svg"
};

static const unsigned char robots[] = {
#embed "../GuideWeb/Public/robots.txt"
};

const unsigned char *const cembed_stylesheet = stylesheet;
const unsigned long cembed_stylesheet_length = sizeof stylesheet;
const unsigned char *const cembed_icon = icon;
const unsigned long cembed_icon_length = sizeof icon;
const unsigned char *const cembed_robots = robots;
const unsigned long cembed_robots_length = sizeof robots;
